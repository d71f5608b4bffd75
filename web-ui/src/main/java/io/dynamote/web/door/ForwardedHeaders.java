package io.dynamote.web.door;

import java.util.Locale;
import java.util.Set;

/**
 * Which headers the door passes on. Those of a single connection stay on it (RFC 9110, 7.6.1), and the HTTP client sets
 * its own length and host.
 */
final class ForwardedHeaders {

    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Set<String> NOT_UPWARDS =
            Set.of("host", "content-length", "expect", "traceparent", "accept-encoding", "cookie", "origin", "referer");

    private ForwardedHeaders() {}

    static boolean upwards(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !OF_ONE_CONNECTION.contains(lower) && !NOT_UPWARDS.contains(lower) && !lower.startsWith("sec-");
    }

    static boolean downwards(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !OF_ONE_CONNECTION.contains(lower) && !lower.startsWith(":");
    }
}
