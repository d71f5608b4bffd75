package io.dynamote.web.door;

import java.util.regex.Pattern;

import io.dynamote.web.upstream.Upstream;

/** Which service owns which part of the API. */
final class ProxyRoute {

    private static final Pattern ALERTS =
            Pattern.compile("/api/(alerts|incidents|rules|silences|receivers|alerting|deliveries|v2)(/|$)");

    private ProxyRoute() {}

    /**
     * The owner of a path.
     *
     * @param rawPath encoded path that one of the proxy's routes has matched
     */
    static Upstream of(String rawPath) {
        if (rawPath.startsWith("/api/models")) {
            return Upstream.CATALOG;
        }
        if (ALERTS.matcher(rawPath).lookingAt()) {
            return Upstream.ALERT;
        }
        boolean telemetry = rawPath.startsWith("/api/traffic")
                || rawPath.startsWith("/api/hosts")
                || rawPath.startsWith("/api/jobs")
                || rawPath.startsWith("/api/logs")
                || rawPath.startsWith("/api/telemetry/");
        return telemetry ? Upstream.TELEMETRY : Upstream.DEPLOYMENT;
    }

    /** Whether a segment would make the service see another path than the one that was matched here. */
    static boolean climbs(String rawPath) {
        for (String segment : rawPath.split("/|(?i)%2f", -1)) {
            String plain = segment.replaceAll("(?i)%2e", ".");
            if (plain.equals(".") || plain.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
