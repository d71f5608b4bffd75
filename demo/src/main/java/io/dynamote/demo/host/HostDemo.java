package io.dynamote.demo.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;

import io.dynamote.demo.portal.Portal;
import io.dynamote.events.host.HostSampleWriter;

/** Reports six simulated hosts, as their agents would. */
public final class HostDemo {

    private static final int ROOM = 6 * 600;

    private final Portal portal;
    private final Clock clock;
    private final List<HostSimulation> hosts;
    private final Queue<String> unsent = new ArrayDeque<>();

    /** Hosts that have been up for a while. */
    public HostDemo(Portal portal, Clock clock, RandomGenerator random) {
        this.portal = portal;
        this.clock = clock;
        this.hosts = HostKind.six().stream()
                .map(kind -> new HostSimulation(kind, random, clock.instant()))
                .toList();
    }

    /** One step; to be taken about once a second. */
    public void step() throws IOException, InterruptedException {
        for (HostSimulation host : hosts) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            HostSampleWriter.write(host.sample(clock.instant()), line);
            if (unsent.size() < ROOM) {
                unsent.add(line.toString(StandardCharsets.UTF_8));
            }
        }
        // Samples are numbered: what may have been taken already is one sample when it comes twice.
        if (portal.post("/api/telemetry/hosts", "application/x-ndjson", String.join("\n", unsent))
                != Portal.Outcome.LATER) {
            unsent.clear();
        }
    }
}
