package io.dynamote.embedded.cluster.life;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pace of the simulation: everything inside the cluster happens on this one thread, one thing after another, after
 * delays that the speed divides. Timestamps are those of the clock, whatever the speed.
 */
public final class SimulatedTime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedTime.class);

    private final Clock clock;
    private final double speed;
    private final ScheduledThreadPoolExecutor thread;

    /**
     * @param clock gives timestamps
     * @param speed simulated seconds per second, above 0
     */
    public SimulatedTime(Clock clock, double speed) {
        this.clock = clock;
        this.speed = speed;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            var worker = new Thread(task, "simulated-cluster");
            worker.setDaemon(true);
            return worker;
        });
    }

    /** The clock of all timestamps. */
    public Clock clock() {
        return clock;
    }

    /** How long something of this simulated length takes. */
    public Duration real(Duration simulated) {
        return Duration.ofNanos((long) (simulated.toNanos() / speed));
    }

    String timestamp() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    void after(Duration simulated, Runnable action) {
        try {
            var _ = thread.schedule(() -> guarded(action), real(simulated).toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The simulation has ended; nothing more happens in it", e);
        }
    }

    /** One step that fails must not end the world; what it concerned just stays as it is. */
    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("A step of the simulated cluster failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
