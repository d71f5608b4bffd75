package io.dynamote.deployment.verdict;

import java.time.Duration;
import java.time.Instant;

/** Spans of time for people: one unit, rounded down. */
final class Elapsed {

    private Elapsed() {}

    static String between(Instant from, Instant to) {
        return inWords(Duration.between(from, to));
    }

    static String inWords(Duration span) {
        if (span.isNegative() || span.toSeconds() < 1) {
            return "0 s";
        }
        if (span.toMinutes() < 1) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() < 1) {
            return span.toMinutes() + " min";
        }
        return span.toDays() < 1 ? span.toHours() + " h" : span.toDays() + " d";
    }
}
