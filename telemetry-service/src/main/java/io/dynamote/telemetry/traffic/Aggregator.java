package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Duration;

import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.telemetry.TelemetryProperties;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps an aggregation going: whatever ends it, a new one begins where the last one has written. */
@Context
final class Aggregator {

    private static final Logger LOG = LoggerFactory.getLogger(Aggregator.class);
    private static final Duration BACK_OFF = Duration.ofMillis(500);

    private final AggregationSettings settings;
    private final DeadLetters deadLetters;
    private final TrafficCounters counters;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean running = true;

    Aggregator(
            KafkaProperties kafka,
            TelemetryProperties properties,
            DeadLetters deadLetters,
            TrafficCounters counters,
            Clock clock) {
        this.settings =
                new AggregationSettings(kafka.bootstrapServers(), properties.mostSeries(), properties.flushInterval());
        this.deadLetters = deadLetters;
        this.counters = counters;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("traffic-aggregator").daemon().start(this::run);
    }

    private void run() {
        while (running) {
            try (Aggregation life = new Aggregation(settings, new RequestDecoder(clock), deadLetters, counters)) {
                life.begin();
                while (running) {
                    life.step();
                }
            } catch (InterruptException e) {
                return; // closing
            } catch (KafkaException | IllegalStateException e) {
                if (running) {
                    LOG.atWarn()
                            .addKeyValue("reason", e.toString())
                            .log("traffic is counted anew from what was written");
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (running) {
                Thread.sleep(BACK_OFF);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
    }
}
