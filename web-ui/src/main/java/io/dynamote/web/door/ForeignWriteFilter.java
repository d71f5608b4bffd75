package io.dynamote.web.door;

import java.net.URI;
import java.net.URISyntaxException;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Refuses writes that a browser sends on behalf of another site. Programs send no {@code Origin} and pass. */
@Order(Ordered.HIGHEST_PRECEDENCE) // before the framework's own check, whose refusal says nothing
@ServerFilter("/api/**")
final class ForeignWriteFilter {

    @RequestFilter
    void check(HttpRequest<?> request) {
        HttpMethod method = request.getMethod();
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD;
        if (!reads
                && origin != null
                && !authority(origin).equals(request.getHeaders().get(HttpHeaders.HOST))) {
            throw new ForeignWriteException(origin);
        }
    }

    private static String authority(String origin) {
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (URISyntaxException e) {
            return ""; // no host has this name, so it is refused
        }
    }
}
