package io.dynamote.web;

import java.time.Instant;

/** Silences, receivers, routes and deliveries as alert-service answers them. */
public final class AlertingSamples {

    /** A file of routes and receivers. */
    public static final String FILE = """
            route:
              receiver: ops
              groupBy: [alertname, team]
              routes:
                - matchers: [team="search"]
                  receiver: search
            receivers:
              - name: ops
                slack:
                  - webhookUrl: <secret>
              - name: search
                email:
                  - to: search@example.org
            """;

    private AlertingSamples() {}

    /** One active, one planned, one over. */
    public static String silences(Instant now) {
        return "{\"items\":["
                + String.join(
                        ",",
                        silence("s1", now.minusSeconds(600), now.plusSeconds(6_600), "active", 1, now),
                        silence("s2", now.plusSeconds(86_400), now.plusSeconds(90_000), "pending", 0, now),
                        silence("s3", now.minusSeconds(9_000), now.minusSeconds(5_000), "expired", 0, now))
                + "]}";
    }

    private static String silence(String id, Instant from, Instant to, String status, int affects, Instant now) {
        return "{\"id\":\"" + id
                + "\",\"matchers\":[{\"name\":\"alertname\",\"operator\":\"=~\",\"value\":\"ErrorRatio.*\"},"
                + "{\"name\":\"team\",\"operator\":\"=\",\"value\":\"search\"}],\"startsAt\":\"" + from
                + "\",\"endsAt\":\"" + to + "\",\"createdBy\":\"grace\",\"comment\":\"planned <b>load</b> test " + id
                + "\",\"status\":\"" + status + "\",\"affects\":" + affects + ",\"updatedAt\":\"" + now + "\"}";
    }

    /** Two receivers. */
    public static String receivers() {
        return "{\"items\":[{\"name\":\"ops\",\"destinations\":[{\"kind\":\"slack\",\"target\":\"#ops\"},{\"kind\":\"email\",\"target\":\"ops@example.org\"}]},"
                + "{\"name\":\"search\",\"destinations\":[{\"kind\":\"teams\"}]}]}";
    }

    /** Three tries at telling. */
    public static String deliveries(Instant now) {
        return "{\"items\":["
                + String.join(
                        ",",
                        delivery("d1", now.minusSeconds(60), "delivered", 1, "200", "ok"),
                        delivery("d2", now.minusSeconds(90), "failed", 2, "503", "upstream connect error"),
                        delivery("d3", now.minusSeconds(4_000), "given-up", 9, "null", "no answer within 10 s"))
                + "],\"nextCursor\":\"next 1\"}";
    }

    private static String delivery(String id, Instant at, String outcome, int attempt, String status, String answer) {
        return "{\"id\":\"" + id + "\",\"at\":\"" + at
                + "\",\"receiver\":\"ops\",\"group\":\"{alertname=LatencyHigh}\","
                + "\"reason\":\"first notification\",\"attempt\":" + attempt + ",\"outcome\":\"" + outcome
                + "\",\"status\":" + status + ",\"answer\":\"" + answer + "\",\"alerts\":3}";
    }
}
