package io.dynamote.telemetry.scrape;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.dynamote.events.deployment.DeploymentState;
import io.micronaut.context.BeanProvider;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frontends of the deployments that are this instance's share, each at its own moment of the interval, so many at
 * once and no more. A pod that is still being read when its turn comes again waits for the next turn.
 */
@Singleton
final class Scraper {

    private final ScrapeProperties properties;
    private final BeanProvider<FrontendClient> client;
    private final ReadingPublisher publisher;
    private final Clock clock;
    private final Map<String, Watched> deployments = new HashMap<>();
    private final ScheduledExecutorService turns;
    private final ExecutorService readers;
    private final Semaphore room;

    /** A deployment that is watched: since when, and its pods by name. */
    private record Watched(int partition, Instant since, Map<String, Reading> pods) {}

    /** A pod whose turn comes again and again. */
    private record Reading(TargetReader reader, ScheduledFuture<?> turns) {}

    Scraper(ScrapeProperties properties, BeanProvider<FrontendClient> client, ReadingPublisher publisher, Clock clock) {
        this.properties = properties;
        this.client = client;
        this.publisher = publisher;
        this.clock = clock;
        this.room = new Semaphore(properties.mostAtOnce());
        this.turns = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("frontend-turns").daemon().factory());
        this.readers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("frontend-reader-", 0).factory());
    }

    /**
     * A deployment as it is now.
     *
     * @param partition of the topic that told it
     * @param state null if it is gone
     */
    synchronized void apply(int partition, String deployment, @Nullable DeploymentState state) {
        if (state == null) {
            forget(deployments.remove(deployment));
            return;
        }
        Watched watched =
                deployments.computeIfAbsent(deployment, _ -> new Watched(partition, clock.instant(), new HashMap<>()));
        Map<String, Target> wanted = new HashMap<>();
        FrontendPods.of(state).forEach(target -> wanted.put(target.pod(), target));
        watched.pods().entrySet().removeIf(pod -> {
            boolean goes = !wanted.containsKey(pod.getKey());
            if (goes) {
                pod.getValue().turns().cancel(false);
            }
            return goes;
        });
        wanted.forEach((pod, target) -> {
            Reading known = watched.pods().get(pod);
            if (known == null) {
                watched.pods().put(pod, begin(target, watched.since()));
            } else {
                known.reader().becomes(target);
            }
        });
    }

    /** Leaves the deployments of these partitions to whoever has them now. */
    synchronized void release(Collection<Integer> partitions) {
        deployments.values().removeIf(watched -> {
            boolean goes = partitions.contains(watched.partition());
            if (goes) {
                forget(watched);
            }
            return goes;
        });
    }

    private static void forget(@Nullable Watched watched) {
        if (watched != null) {
            watched.pods().values().forEach(reading -> reading.turns().cancel(false));
        }
    }

    private Reading begin(Target target, Instant since) {
        TargetReader reader = new TargetReader(target, since, properties, client.get(), publisher, clock);
        AtomicBoolean busy = new AtomicBoolean();
        long interval = properties.interval().toMillis();
        // Its name gives a pod its place in the interval, so that not all are read at once.
        long place = Math.floorMod(target.producer().hashCode(), interval);
        ScheduledFuture<?> coming =
                turns.scheduleAtFixedRate(() -> turn(reader, busy), place, interval, TimeUnit.MILLISECONDS);
        return new Reading(reader, coming);
    }

    private void turn(TargetReader reader, AtomicBoolean busy) {
        if (busy.compareAndSet(false, true)) {
            try {
                readers.execute(() -> read(reader, busy));
            } catch (RejectedExecutionException e) {
                busy.set(false); // closing
            }
        }
    }

    private void read(TargetReader reader, AtomicBoolean busy) {
        try {
            room.acquire();
            try {
                reader.read();
            } finally {
                room.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.set(false);
        }
    }

    /** The pods of this instance, in the order of their names. */
    synchronized List<TargetReader> targets() {
        return deployments.values().stream()
                .flatMap(watched -> watched.pods().values().stream())
                .map(Reading::reader)
                .sorted(Comparator.comparing(reader -> reader.target().producer()))
                .toList();
    }

    @PreDestroy
    void close() {
        turns.shutdownNow();
        readers.shutdownNow();
    }
}
