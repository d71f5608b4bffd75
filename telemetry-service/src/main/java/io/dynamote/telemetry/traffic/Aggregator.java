package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.util.function.BooleanSupplier;

import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import io.dynamote.telemetry.TelemetryProperties;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;

/** Keeps an aggregation going: whatever ends it, a new one begins where the last one has written. */
@Context
final class Aggregator implements Ending {

    private final AggregationSettings settings;
    private final TrafficCounters counters;
    private final ConsumerLags lags;
    private final Clock clock;
    private final Suspects suspects = new Suspects();
    private final Lives lives;

    Aggregator(
            KafkaProperties kafka,
            TelemetryProperties properties,
            TrafficCounters counters,
            ConsumerLags lags,
            Clock clock) {
        this.settings = new AggregationSettings(kafka, properties.mostSeries(), properties.flushInterval());
        this.counters = counters;
        this.lags = lags;
        this.clock = clock;
        this.lives = new Lives("traffic-aggregator", this::aggregate).start();
    }

    private void aggregate(BooleanSupplier goOn) {
        try (Aggregation life = new Aggregation(settings, counters, suspects, lags, clock)) {
            life.begin();
            while (goOn.getAsBoolean()) {
                life.step();
            }
        }
    }

    @Override
    public void end() {
        lives.end();
    }

    @PreDestroy
    void close() {
        lives.close();
    }
}
