package io.dynamote.telemetry.intake;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import jakarta.inject.Singleton;

/** What came in over HTTP and what became of it. */
@Singleton
final class IntakeFigures implements Measured {

    private final Map<List<String>, LongAdder> lines = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final IntakeRoom room;

    IntakeFigures(IntakeRoom room) {
        this.room = room;
    }

    /** Takes what became of the lines of a batch that was stored. */
    void took(Kind kind, IntakeReport report) {
        adder(lines, List.of(kind.word, "accepted")).add(report.accepted());
        adder(lines, List.of(kind.word, "refused")).add(report.refused());
    }

    /** Takes note of a batch of which nothing was taken, or not surely all. */
    void refused(IntakeException refusal) {
        adder(refusals, refusal.code()).increment();
    }

    private static <K> LongAdder adder(Map<K, LongAdder> adders, K key) {
        return adders.computeIfAbsent(key, _ -> new LongAdder());
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.counters(
                        "dynamote_intake_lines_total",
                        "Lines that came in over HTTP, by kind and by whether they are in Kafka or hold to no contract.",
                        List.of("kind", "result"),
                        () -> lines),
                Metric.counters(
                        "dynamote_intake_refused_batches_total",
                        "Batches that were not taken, by reason: too much under way (429), Kafka away (503), a sample too large (413).",
                        "reason",
                        () -> refusals),
                Metric.gauge(
                        "dynamote_intake_held_bytes",
                        "Room that bodies under way hold of dynamote_intake_room_bytes.",
                        room::heldBytes),
                Metric.gauge(
                        "dynamote_intake_room_bytes",
                        "Room for bodies under way; beyond it batches are answered with 429.",
                        room::bytes));
    }

    /** What a line tells. */
    enum Kind {
        REQUESTS("requests"),
        PULSES("pulses"),
        HOSTS("hosts"),
        LOGS("logs");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }
}
