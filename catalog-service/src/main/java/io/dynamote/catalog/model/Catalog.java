package io.dynamote.catalog.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The copy of the catalog that answers every read, so that reads go on while Postgres is away. Writes of this instance
 * are put in as soon as they are committed, those of others when {@link CatalogFollower} hears of them.
 */
@Singleton
class Catalog implements Measured {

    /** The follower looks every second; one look may be slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Clock clock;
    private volatile CatalogSnapshot snapshot = CatalogSnapshot.EMPTY;
    private volatile @Nullable Instant confirmed;

    Catalog(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is known now.
     *
     * @throws CatalogException.NotLoaded before the first contact with Postgres
     */
    Reading read() {
        Instant asOf = confirmed;
        if (asOf == null) {
            throw new CatalogException.NotLoaded();
        }
        return new Reading(snapshot, asOf, asOf.plus(PATIENCE).isBefore(clock.instant()));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.gauge(
                        "dynamote_catalog_models",
                        "Models that are offered; absent before the catalog was read for the first time.",
                        () -> confirmed == null ? null : snapshot.size()),
                Metric.gauge(
                        "dynamote_catalog_age_seconds",
                        "Time since Postgres last said that nothing is missing in the copy that answers reads.",
                        () -> Metric.secondsSince(confirmed, clock)));
    }

    /** Takes rows that are committed. */
    synchronized void take(Collection<ModelRow> rows) {
        snapshot = snapshot.with(rows);
    }

    /** Notes that nothing is missing as of this time. */
    void confirm(Instant asOf) {
        confirmed = asOf;
    }

    /**
     * The catalog as far as it is known.
     *
     * @param snapshot the models
     * @param asOf when Postgres last said that nothing is missing
     * @param stale whether that is longer ago than it should be
     */
    record Reading(CatalogSnapshot snapshot, Instant asOf, boolean stale) {}
}
