package io.dynamote.web;

import java.time.Instant;
import java.util.StringJoiner;

/** Log lines as telemetry-service answers them. */
final class LogSamples {

    private static final String[] SERVICES = {"telemetry-service", "deployment-service", "catalog-service", "web-ui"};

    private LogSamples() {}

    /** Lines of these numbers; each seventh is a warning, each thirteenth an error with an escape sequence in it. */
    static String lines(int from, int to) {
        StringJoiner lines = new StringJoiner(",", "[", "]");
        for (int number = from; number <= to; number++) {
            lines.add(line(number));
        }
        return "{\"items\":" + lines + ",\"dropped\":" + (from == 1 ? 2 : 0) + ",\"asOf\":\"" + Instant.now()
                + "\",\"nextCursor\":\"" + to + "\"}";
    }

    private static String line(int number) {
        boolean error = number % 13 == 0;
        String severity = error ? "ERROR" : number % 7 == 0 ? "WARN" : "INFO";
        return "{\"cursor\":\"" + number + "\",\"service\":\"" + SERVICES[number % SERVICES.length]
                + "\",\"instance\":\"3f0c9d1e\",\"sequence\":" + number + ",\"dropped\":0,\"time\":\""
                + Instant.parse("2026-11-20T12:00:00.250Z").plusMillis(number * 130L) + "\",\"severity\":\"" + severity
                + "\",\"logger\":\"io.dynamote.telemetry.traffic.Aggregator\",\"message\":\"line " + number
                + (error ? " \\u001b[31mred\\u001b[0m <b>bold</b>\\u0007" : " was counted")
                + "\",\"attributes\":{\"partition\":\""
                + number % 6 + "\"}"
                + (error
                        ? ",\"stacktrace\":\"java.io.IOException: broken pipe\\n\\tat io.dynamote.X.y(X.java:7)\""
                        : "")
                + "}";
    }
}
