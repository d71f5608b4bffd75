package io.dynamote.telemetry.history.store;

import java.time.Clock;
import java.time.Duration;

import io.dynamote.telemetry.RetentionProperties;
import io.dynamote.telemetry.history.rollup.Kept;
import io.dynamote.telemetry.history.rollup.Rollup;
import jakarta.inject.Singleton;

/** Since when history is kept. */
@Singleton
public final class Retention {

    private final RetentionProperties properties;
    private final Clock clock;

    Retention(RetentionProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** What is kept at this moment. */
    public Kept kept() {
        return new Kept(since(properties.trafficMinutes(), Rollup.HOUR), since(properties.trafficHours(), Rollup.DAY));
    }

    private long since(Duration kept, Rollup edge) {
        return edge.row(clock.instant().minus(kept).getEpochSecond());
    }
}
