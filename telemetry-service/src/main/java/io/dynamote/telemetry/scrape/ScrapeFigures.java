package io.dynamote.telemetry.scrape;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import jakarta.inject.Singleton;

/** How the frontends of this instance can be read. */
@Singleton
final class ScrapeFigures implements Measured {

    private final Scraper scraper;

    ScrapeFigures(Scraper scraper) {
        this.scraper = scraper;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.gauges(
                "dynamote_frontend_targets",
                "Pods of Dynamo frontends that this instance reads, by how that goes: waiting, read or failing.",
                "state",
                this::targets));
    }

    private Map<String, Integer> targets() {
        Map<String, Integer> targets = new HashMap<>();
        for (TargetState.Status status : TargetState.Status.values()) {
            targets.put(status.name().toLowerCase(Locale.ROOT), 0);
        }
        scraper.targets()
                .forEach(target ->
                        targets.merge(target.state().status().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
        return targets;
    }
}
