package io.dynamote.web.door;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.dynamote.web.WebProperties;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers only to names that are the portal's. A page of another site can have its own name resolve to this machine (DNS
 * rebinding) and would then count as the portal itself to the visitor's browser; an address cannot be rebound.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ServerFilter("/**")
final class HostFilter {

    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private final Set<String> names;

    HostFilter(WebProperties properties) {
        this.names = Set.copyOf(properties.hosts());
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        if (!isOurs(host)) {
            throw new UnknownHostNameException(String.valueOf(host));
        }
    }

    private boolean isOurs(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || ADDRESS.matcher(name).matches()
                || names.contains(name);
    }
}
