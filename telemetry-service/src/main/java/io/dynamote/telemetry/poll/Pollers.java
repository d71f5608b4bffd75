package io.dynamote.telemetry.poll;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.host.HostIdentity;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Way;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.telemetry.host.Hosts;
import io.dynamote.telemetry.inventory.HostEntry;
import io.dynamote.telemetry.inventory.HostEntry.Polling;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the hosts of the hosts file that have an address, each at its interval, as far as it is this instance's turn. */
@Context
final class Pollers implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(Pollers.class);
    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(4);
    private static final String VERSION = "poller";

    private final Hosts hosts;
    private final PollTurns turns;
    private final SamplePublisher publisher;
    private final Clock clock;
    private final HttpClient http;
    private final Map<String, Turn> polled = new HashMap<>();
    private final Thread thread;
    private long lastEpoch;

    /** One host from when it falls to this instance until it does not any more; a host that comes back gets a new one. */
    private static final class Turn {
        private final long epoch;
        private long dueNanos;
        private long sequence;
        private CompletableFuture<?> reading = CompletableFuture.completedFuture(null);

        Turn(long epoch, long dueNanos) {
            this.epoch = epoch;
            this.dueNanos = dueNanos;
        }
    }

    Pollers(Hosts hosts, KafkaProperties kafka, SamplePublisher publisher, Clock clock) {
        this.hosts = hosts;
        this.turns = new PollTurns(kafka);
        this.publisher = publisher;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.thread = Thread.ofVirtual().name("pollers").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Map<String, HostEntry> entries = hosts.entries();
                polled.keySet().retainAll(entries.keySet());
                entries.forEach(this::pollOrSayWhyNot);
                Thread.sleep(BEAT);
            }
        } catch (InterruptedException e) {
            LOG.debug("hosts are not polled any more");
        }
    }

    /** Whatever is wrong with one host, the others are polled. */
    private void pollOrSayWhyNot(String id, HostEntry entry) {
        try {
            pollIfDue(id, entry);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("host", id).setCause(e).log("a host cannot be polled");
        }
    }

    private void pollIfDue(String id, HostEntry entry) {
        Polling polling = entry.polling();
        if (polling == null || !turns.isOurs(id)) {
            polled.remove(id);
            return;
        }
        long now = System.nanoTime();
        Turn turn = polled.computeIfAbsent(id, _ -> new Turn(nextEpoch(), now));
        // A reading that takes longer than the interval is waited for, not doubled.
        if (now - turn.dueNanos >= 0 && turn.reading.isDone()) {
            long interval = polling.interval().toNanos();
            turn.dueNanos = Math.max(turn.dueNanos + interval, now);
            turn.sequence++;
            turn.reading = poll(id, entry, polling, turn.epoch, turn.sequence);
        }
    }

    /** Grows with each turn, and above those of the instance that had the host before. */
    private long nextEpoch() {
        lastEpoch = Math.max(lastEpoch + 1, clock.millis());
        return lastEpoch;
    }

    private CompletableFuture<?> poll(String id, HostEntry entry, Polling polling, long epoch, long sequence) {
        PortReader port = new PortReader(http, LONGEST_ANSWER);
        CompletableFuture<Reading<JsonNode>> drives = port.read(polling.address(), polling.drives());
        CompletableFuture<Reading<JsonNode>> services = port.read(polling.address(), polling.services());
        CompletableFuture<Reading<JsonNode>> backups = port.read(polling.address(), polling.backups());
        return CompletableFuture.allOf(drives, services, backups)
                .thenRunAsync(
                        () -> {
                            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                            HostAnswers answers = new HostAnswers(drives.join(), services.join(), backups.join());
                            publisher.publish(answers.sample(identity(id, entry), epoch, sequence, now));
                        },
                        task -> Thread.ofVirtual().name("poll").start(task))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.atError().addKeyValue("host", id).setCause(failure).log("a host cannot be polled");
                    }
                });
    }

    private static HostIdentity identity(String id, HostEntry entry) {
        String role = entry.role();
        return new HostIdentity(
                id,
                entry.name(),
                role == null ? "" : role,
                Reading.unavailable(Reason.NOT_SUPPORTED, "pollers do not read it"),
                VERSION,
                Way.POLL);
    }

    @Override
    public void end() {
        thread.interrupt();
        turns.end();
    }

    @PreDestroy
    void close() throws InterruptedException {
        thread.interrupt();
        thread.join(Duration.ofSeconds(2));
        turns.close();
        http.shutdownNow();
    }
}
