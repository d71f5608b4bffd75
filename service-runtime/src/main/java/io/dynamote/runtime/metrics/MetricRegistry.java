package io.dynamote.runtime.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All figures of one service: those of its features and those of the JVM. A feature whose figures cannot be read keeps
 * nobody from the others; it is left out and counted.
 */
@Singleton
public class MetricRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(MetricRegistry.class);

    private final List<Metric> metrics = new ArrayList<>();
    private final PrometheusRegistry process = new PrometheusRegistry();
    private final LongAdder failures = new LongAdder();
    private final Set<String> complained = ConcurrentHashMap.newKeySet();

    MetricRegistry(List<Measured> features) {
        metrics.add(Metric.counter(
                "dynamote_scrape_failures_total",
                "Figures that could not be read and were left out of a scrape.",
                failures::sum));
        features.forEach(feature -> metrics.addAll(feature.metrics()));
        Set<String> names = new HashSet<>();
        for (Metric metric : metrics) {
            if (!names.add(metric.name())) {
                throw new IllegalStateException("two features tell a figure of the name " + metric.name());
            }
        }
        ProcessFigures.register(process);
    }

    /** The figures of the features, known or not. */
    public List<Metric> metrics() {
        return List.copyOf(metrics);
    }

    /** Everything that is known now. */
    public MetricSnapshots read() {
        List<MetricSnapshot> read = new ArrayList<>();
        for (Metric metric : metrics) {
            try {
                read.add(metric.read());
            } catch (RuntimeException e) {
                failed(metric, e);
            }
        }
        process.scrape().forEach(read::add);
        return new MetricSnapshots(read);
    }

    /** One line for each figure: a scrape comes every few seconds. */
    private void failed(Metric metric, RuntimeException e) {
        failures.increment();
        if (complained.add(metric.name())) {
            LOG.atWarn().addKeyValue("metric", metric.name()).setCause(e).log("a figure cannot be read");
        }
    }
}
