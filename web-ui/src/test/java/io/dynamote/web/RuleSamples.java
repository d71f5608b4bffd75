package io.dynamote.web;

import java.time.Instant;
import java.util.Locale;

/** Rules as alert-service answers them. */
public final class RuleSamples {

    private RuleSamples() {}

    /** Three: one that is well, one that fails on an entity, one that is switched off. */
    public static String list(Instant now) {
        return "{\"asOf\":\"" + now + "\",\"items\":["
                + String.join(
                        ",",
                        memory(3, now),
                        rule(
                                "latency-high",
                                7,
                                "LatencyHigh",
                                "traffic",
                                "labels.scope == \\\"deployment\\\" && requests_last_minute >= 20 && duration_p95_seconds > 30",
                                "Requests to {{ labels.deployment }} take {{ duration(duration_p95_seconds) }} (p95)",
                                "critical",
                                true,
                                "{\"state\":\"failing\",\"message\":\"cannot convert \\\"n/a\\\" to a number\",\"entity\":\"deployment:dynamo-system/phi3-tools\",\"at\":\""
                                        + now + "\"}",
                                now),
                        rule(
                                "job-failed",
                                1,
                                "JobFailed",
                                "job",
                                "failed == 1",
                                "{{ labels.name }} has failed",
                                "warning",
                                false,
                                "{\"state\":\"healthy\"}",
                                now))
                + "]}";
    }

    /** The rule about memory in one of its revisions. */
    public static String memory(int revision, Instant now) {
        return rule(
                "host-memory-critical",
                revision,
                "HostMemoryCritical",
                "host",
                "memory_utilization > 0." + (6 + revision) + " && maintenance == 0",
                "Memory of {{ labels.name }} is {{ percent(memory_utilization) }} full",
                "critical",
                true,
                "{\"state\":\"healthy\"}",
                now);
    }

    private static String rule(
            String id,
            int revision,
            String name,
            String kind,
            String expression,
            String summary,
            String severity,
            boolean enabled,
            String health,
            Instant now) {
        return String.format(
                Locale.ROOT,
                "{\"id\":\"%s\",\"revision\":%d,\"name\":\"%s\",\"kind\":\"%s\",\"expression\":\"%s\",\"clearWhen\":null,"
                        + "\"forSeconds\":120,\"keepFiringForSeconds\":60,\"severity\":\"%s\",\"team\":\"platform\",\"labels\":{\"page\":\"yes\"},"
                        + "\"summary\":\"%s\",\"description\":\"Look at it.\",\"noData\":\"keep\",\"enabled\":%s,\"builtIn\":true,"
                        + "\"health\":%s,\"updatedAt\":\"%s\",\"updatedBy\":\"ada\"}",
                id,
                revision,
                name,
                kind,
                expression,
                severity,
                summary,
                enabled,
                health,
                now.minusSeconds(86_400L * (4 - Math.min(3, revision))));
    }

    /** All versions of the rule about memory, newest first. */
    public static String versions(Instant now) {
        return "{\"items\":[" + memory(3, now) + "," + memory(2, now) + "," + memory(1, now) + "]}";
    }

    /** What a dry run came to: a host that fired twice and one that stayed quiet. */
    public static String dryRun(Instant now) {
        return "{\"from\":\"" + now.minusSeconds(21_600) + "\",\"to\":\"" + now
                + "\",\"complete\":true,\"truncated\":0,\"entities\":["
                + entity("gpu-01", now, 0.9, ",{\"from\":\"" + now.minusSeconds(5_400) + "\",\"to\":null}")
                + "," + entity("gpu-02", now, 0.6, null) + "]}";
    }

    private static String entity(String entity, Instant now, double mean, String more) {
        StringBuilder points = new StringBuilder();
        for (long ago = 21_600; ago >= 0; ago -= 60) {
            points.append(points.isEmpty() ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"at\":\"%s\",\"value\":%.3f}",
                            now.minusSeconds(ago),
                            mean + 0.05 * Math.sin(ago / 1_700.0)));
        }
        String firing = more == null
                ? ""
                : "{\"from\":\"" + now.minusSeconds(18_000) + "\",\"to\":\"" + now.minusSeconds(13_000) + "\"}" + more;
        String transitions = more == null
                ? ""
                : "{\"at\":\"" + now.minusSeconds(18_000) + "\",\"from\":\"pending\",\"to\":\"firing\",\"value\":0.94}";
        return "{\"entity\":\"" + entity + "\",\"points\":[" + points + "],\"firing\":[" + firing
                + "],\"transitions\":[" + transitions + "]}";
    }
}
