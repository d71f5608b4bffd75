package io.dynamote.web.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import io.dynamote.web.page.QueryString;
import io.dynamote.web.upstream.Answer;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Asks for each scope how its rate went before the portal heard of it, beside everything else and few at a time, so that a
 * sparkline is not empty for fifteen minutes after a start.
 */
@Singleton
final class TrailFill {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 4;

    private final TrafficSignals signals;
    private final ServiceClient services;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    TrailFill(TrafficSignals signals, ServiceClient services) {
        this.signals = signals;
        this.services = services;
    }

    /** Fills the trail of a scope unless that was done before. Returns at once. */
    void fill(String scope) {
        if (signals.beginFilling(scope)) {
            calls.execute(() -> ask(scope));
        }
    }

    private void ask(String scope) {
        try {
            turns.acquire();
            try {
                Answer<Points> answer = services.get(
                        Upstream.TELEMETRY,
                        "/api/traffic/points?scope=" + QueryString.encode(scope) + "&seconds=900&stepSeconds="
                                + Trail.SECONDS,
                        Points.class,
                        PATIENCE);
                if (answer instanceof Answer.Found<Points>(Points found)) {
                    fill(scope, found);
                }
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fill(String scope, Points points) {
        Trail trail = signals.trail(scope);
        if (trail != null) {
            points.points().forEach(point -> point.into(trail));
            signals.filled(scope);
        }
    }

    @PreDestroy
    void close() {
        calls.shutdownNow();
    }

    /** The fields of the answer that are read. */
    record Points(List<Point> points) {
        Points {
            points = points == null ? List.of() : List.copyOf(points);
        }
    }

    /** The rate at one time. */
    record Point(Instant at, @Nullable Double requestsPerSecond) {
        private void into(Trail trail) {
            if (requestsPerSecond != null) {
                trail.add(at.getEpochSecond(), requestsPerSecond);
            }
        }
    }
}
