package io.dynamote.web;

import java.time.Instant;

/** Silences, receivers, routes and deliveries as alert-service answers them. */
public final class AlertingSamples {

    /** A file of routes and receivers. */
    public static final String FILE = """
            route:
              receiver: ops
              group_by: [alertname, team]
              routes:
                - matchers: ['team="search"']
                  receiver: search
                  continue: true
                  group_wait: 0s
                  mute_time_intervals: [nights]
                  routes:
                    - {matchers: ['severity="info"'], receiver: nobody, group_by: [], settle: 0s, active_time_intervals: [days]}
                - matchers: ['severity=~"crit.*"']
                  group_by: ['...']
                  group_wait: 1m30s
                  group_interval: 1m
                  repeat_interval: 1h
            receivers:
              - name: ops # <not> markup
                slack_configs: [{api_url: '***'}]
              - name: search
                msteamsv2_configs: [{webhook_url: '***'}]
              - name: nobody
            time_intervals:
              - name: nights
                time_intervals: [{times: [{start_time: '20:00', end_time: '24:00'}]}]
              - name: days
                time_intervals: [{times: [{start_time: '08:00', end_time: '20:00'}]}]
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

    /** Three receivers, one of which tells nobody. */
    public static String receivers() {
        return "{\"items\":[{\"name\":\"ops\",\"destinations\":[{\"kind\":\"slack\",\"target\":\"#ops\"},{\"kind\":\"email\",\"target\":\"ops@example.org\"}]},"
                + "{\"name\":\"search\",\"destinations\":[{\"kind\":\"teams\"}]},{\"name\":\"nobody\",\"destinations\":[]}]}";
    }

    /** Three tries at telling. */
    public static String deliveries(Instant now) {
        return "{\"items\":["
                + String.join(
                        ",",
                        delivery("d1", now.minusSeconds(60), "delivered", 1, "200", "ok"),
                        delivery("d2", now.minusSeconds(90), "retry", 2, "503", "upstream connect error"),
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
