package io.dynamote.telemetry.scrape;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.dynamote.events.traffic.FrontendReading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one pod and hands on what its counters stand at. */
final class TargetReader {

    private static final Logger LOG = LoggerFactory.getLogger(TargetReader.class);
    private static final double SECOND = 1e3;

    private final ScrapeProperties properties;
    private final FrontendClient client;
    private final ReadingPublisher publisher;
    private final Clock clock;
    private final Instant watchedSince;
    private volatile Target target;
    private volatile TargetState state;
    private volatile boolean told;

    /**
     * Nothing read yet.
     *
     * @param watchedSince since when the deployment is watched
     */
    TargetReader(
            Target target,
            Instant watchedSince,
            ScrapeProperties properties,
            FrontendClient client,
            ReadingPublisher publisher,
            Clock clock) {
        this.target = target;
        this.watchedSince = watchedSince;
        this.properties = properties;
        this.client = client;
        this.publisher = publisher;
        this.clock = clock;
        this.state = TargetState.waiting(clock.instant());
    }

    /** The same pod, which may have a new address or owner. */
    void becomes(Target next) {
        target = next;
    }

    /** Reads the pod once; how that went is its state from now on. */
    void read() throws InterruptedException {
        Target reading = target;
        try {
            byte[] body = client.fetch(reading);
            Instant now = clock.instant();
            FrontendCounters.Standing standing = FrontendCounters.read(body, properties.prefix(), now);
            publisher.publish(reading(reading, standing, now), () -> told = true);
            become(state.read(
                    now,
                    standing.models().stream().map(FrontendReading.Model::model).toList()));
        } catch (ScrapeException e) {
            become(state.failed(clock.instant(), e));
        }
    }

    private void become(TargetState next) {
        if (next.status() != state.status()) {
            LOG.atInfo()
                    .addKeyValue("deployment", target.deployment())
                    .addKeyValue("pod", target.pod())
                    .addKeyValue("reason", next.message())
                    .log("frontend is {}", next.status());
        }
        state = next;
    }

    private FrontendReading reading(Target of, FrontendCounters.Standing standing, Instant now) {
        return new FrontendReading(
                of.producer(),
                now,
                of.deployment(),
                of.team().isEmpty() ? null : of.team(),
                of.pod(),
                Math.toIntExact(properties.interval().toSeconds()),
                standing.uptimeSeconds(),
                !told && beganWhileWatched(standing.uptimeSeconds(), now, watchedSince, properties.interval()),
                standing.models());
    }

    /**
     * Whether a process began after its deployment was watched, give or take two intervals. Of one that does not tell its
     * uptime that is not known.
     */
    static boolean beganWhileWatched(
            @Nullable Double uptimeSeconds, Instant now, Instant watchedSince, Duration interval) {
        return uptimeSeconds != null
                && !now.minusMillis(Math.round(uptimeSeconds * SECOND))
                        .isBefore(watchedSince.minus(interval.multipliedBy(2)));
    }

    Target target() {
        return target;
    }

    TargetState state() {
        return state;
    }
}
