package io.dynamote.web.reference;

import java.util.regex.Pattern;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

/** The address under which somebody reached the portal, for commands that work as pasted. */
final class Origin {

    /** What may stand in a command between apostrophes. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:\\d+)?|\\[[0-9A-Fa-f:.]+](:\\d+)?");

    private static final String USUAL = "127.0.0.1:8080";

    private Origin() {}

    static String of(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        boolean secure =
                request.isSecure() || "https".equals(request.getHeaders().get("X-Forwarded-Proto"));
        return (secure ? "https://" : "http://")
                + (host != null && HOST.matcher(host).matches() ? host : USUAL);
    }
}
