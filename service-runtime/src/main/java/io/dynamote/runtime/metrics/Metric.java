package io.dynamote.runtime.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * One family of figures: a name, what it means, and where the values are found when somebody asks. Between two scrapes it
 * costs nothing. What is not known is not told: a zero would be a claim. Names hold to Prometheus' conventions, which are
 * checked here: snake case, a unit in the plural at the end, {@code _total} for what only grows.
 */
public final class Metric {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private final String name;
    private final Kind kind;
    private final String help;
    private final List<String> labels;
    private final Collector collector;

    /** What may become of the values. */
    public enum Kind {
        /** They go up and down. */
        GAUGE,
        /** They only grow, until the service starts anew. */
        COUNTER,
        /** Counts in buckets. */
        HISTOGRAM
    }

    Metric(String name, Kind kind, String help, List<String> labels, Collector collector) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name of a metric must be in snake case, not: " + name);
        }
        if (name.endsWith("_total") != (kind == Kind.COUNTER)) {
            throw new IllegalArgumentException("the name of a count must end in _total, and no other, not: " + name);
        }
        this.name = name;
        this.kind = kind;
        this.help = help;
        this.labels = List.copyOf(labels);
        this.collector = collector;
    }

    /**
     * A value that goes up and down.
     *
     * @param value gives null while it is not known
     */
    public static Metric gauge(String name, String help, Supplier<? extends @Nullable Number> value) {
        return gauges(name, help, List.of(), () -> only(value.get()));
    }

    /**
     * Values that go up and down, one for each value of a label.
     *
     * @param values by the label's value; those that are not known are not in it
     */
    public static Metric gauges(
            String name, String help, String label, Supplier<? extends Map<String, ? extends Number>> values) {
        return gauges(name, help, List.of(label), () -> lists(values.get()));
    }

    /**
     * Values that go up and down, by several labels.
     *
     * @param values by the labels' values, in the order of the labels
     */
    public static Metric gauges(
            String name,
            String help,
            List<String> labels,
            Supplier<? extends Map<List<String>, ? extends Number>> values) {
        return new Metric(
                name,
                Kind.GAUGE,
                help,
                labels,
                GaugeWithCallback.builder()
                        .name(name)
                        .help(help)
                        .labelNames(labels.toArray(String[]::new))
                        .callback(told -> values.get()
                                .forEach((by, value) -> told.call(value.doubleValue(), by.toArray(String[]::new))))
                        .build());
    }

    /** A count since the start of the service. */
    public static Metric counter(String name, String help, LongSupplier value) {
        return counters(name, help, List.of(), () -> only(value.getAsLong()));
    }

    /**
     * Counts since the start of the service, one for each value of a label.
     *
     * @param values by the label's value
     */
    public static Metric counters(
            String name, String help, String label, Supplier<? extends Map<String, ? extends Number>> values) {
        return counters(name, help, List.of(label), () -> lists(values.get()));
    }

    /**
     * Counts since the start of the service, by several labels.
     *
     * @param values by the labels' values, in the order of the labels
     */
    public static Metric counters(
            String name,
            String help,
            List<String> labels,
            Supplier<? extends Map<List<String>, ? extends Number>> values) {
        return new Metric(
                name,
                Kind.COUNTER,
                help,
                labels,
                CounterWithCallback.builder()
                        .name(name)
                        .help(help)
                        .labelNames(labels.toArray(String[]::new))
                        .callback(told -> values.get()
                                .forEach((by, value) -> told.call(value.doubleValue(), by.toArray(String[]::new))))
                        .build());
    }

    /** Facts that stay as they are, told as labels of a one. */
    static Metric info(String name, String help, List<String> labels, List<String> values) {
        Info info = Info.builder()
                .name(name)
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .build();
        info.setLabelValues(values.toArray(String[]::new));
        return new Metric(name, Kind.GAUGE, help, labels, info);
    }

    /** A time as it is told: in seconds, none below zero, for clocks of machines differ. */
    public static double seconds(Duration time) {
        return Math.max(0, time.toNanos() / 1e9);
    }

    /** The time since a moment, as it is told; null if there is no such moment. */
    public static @Nullable Double secondsSince(@Nullable Instant moment, Clock clock) {
        return moment == null ? null : seconds(Duration.between(moment, clock.instant()));
    }

    /** The name as it is told. */
    public String name() {
        return name;
    }

    /** What may become of its values. */
    public Kind kind() {
        return kind;
    }

    /** What it means, in a sentence. */
    public String help() {
        return help;
    }

    /** The names of its labels. */
    public List<String> labels() {
        return labels;
    }

    /** The values of this moment by those of the labels, in their order; of a histogram how often something was observed. */
    public Map<List<String>, Double> values() {
        Map<List<String>, Double> values = new HashMap<>();
        for (DataPointSnapshot point : collector.collect().getDataPoints()) {
            List<String> by = labels.stream().map(point.getLabels()::get).toList();
            values.put(by, value(point));
        }
        return values;
    }

    private static double value(DataPointSnapshot point) {
        return switch (point) {
            case GaugeDataPointSnapshot gauge -> gauge.getValue();
            case CounterDataPointSnapshot counter -> counter.getValue();
            case HistogramDataPointSnapshot histogram -> histogram.getCount();
            default -> 1; // facts that are told as labels
        };
    }

    /** The values of this moment, to be written. */
    MetricSnapshot read() {
        return collector.collect();
    }

    private static Map<List<String>, Number> only(@Nullable Number value) {
        return value == null ? Map.of() : Map.of(List.of(), value);
    }

    private static Map<List<String>, Number> lists(Map<String, ? extends Number> values) {
        Map<List<String>, Number> lists = new HashMap<>();
        values.forEach((by, value) -> lists.put(List.of(by), value));
        return lists;
    }
}
