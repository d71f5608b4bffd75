package io.dynamote.demo.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.demo.portal.Portal;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestJson;

/** Reports the simulated requests for the deployments that run, each until it is taken. */
public final class TrafficDemo {

    private static final int LARGEST_BATCH = 500;
    private static final int ROOM = 20_000;
    private static final int LEASE_SECONDS = 10;
    private static final Duration PULSE_EVERY = Duration.ofSeconds(3);
    private static final Duration TARGETS_EVERY = Duration.ofSeconds(5);

    private final Portal portal;
    private final Clock clock;
    private final TrafficSimulation simulation;
    private final Queue<String> unsent = new ArrayDeque<>();
    private volatile List<Target> targets = List.of();
    private Instant targetsRead = Instant.MIN;
    private Instant pulsed = Instant.MIN;
    private final AtomicLong told = new AtomicLong();

    /**
     * A gateway with nothing to do yet.
     *
     * @param perSecond requests over all deployments, in the mean
     */
    public TrafficDemo(Portal portal, Clock clock, RandomGenerator random, double perSecond) {
        this.portal = portal;
        this.clock = clock;
        this.simulation = new TrafficSimulation(random, perSecond, "demo-gateway-1", clock.instant());
    }

    /** One step; to be taken several times a second. */
    public void step() throws InterruptedException {
        Instant now = clock.instant();
        if (!now.isBefore(targetsRead.plus(TARGETS_EVERY))) {
            targets = portal.get("/api/deployments?phase=Running&limit=200")
                    .map(TrafficDemo::targets)
                    .orElse(targets);
            targetsRead = now;
        }
        for (RequestFields request : simulation.advance(now, targets)) {
            if (unsent.size() < ROOM) {
                unsent.add(RequestJson.write(request));
            }
        }
        if (!now.isBefore(pulsed.plus(PULSE_EVERY))) {
            byte[] pulse = SampleCodec.encode(simulation.pulse(now, LEASE_SECONDS));
            portal.post("/api/telemetry/pulses", "application/json", new String(pulse, StandardCharsets.UTF_8));
            pulsed = now;
        }
        deliver();
    }

    private void deliver() throws InterruptedException {
        List<String> batch = new ArrayList<>();
        for (String line : unsent) {
            if (batch.size() == LARGEST_BATCH) {
                break;
            }
            batch.add(line);
        }
        if (batch.isEmpty()) {
            return;
        }
        // What may have been taken although no answer came is sent again under its number, and counts once.
        if (portal.post("/api/telemetry/requests", "application/x-ndjson", String.join("\n", batch))
                != Portal.Outcome.LATER) {
            for (int i = 0; i < batch.size(); i++) {
                unsent.remove();
            }
            told.addAndGet(batch.size());
        }
    }

    private static List<Target> targets(JsonNode page) {
        List<Target> targets = new ArrayList<>();
        page.path("items")
                .forEach(item -> targets.add(new Target(
                        item.path("namespace").asText() + "/"
                                + item.path("name").asText(),
                        item.path("team").asText(),
                        item.path("modelId").asText())));
        return targets;
    }

    /** Requests that were reported. */
    public long told() {
        return told.get();
    }

    /** Deployments that have traffic. */
    public int targets() {
        return targets.size();
    }
}
