package io.dynamote.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.dynamote.demo.deployment.DeploymentDemo;
import io.dynamote.demo.host.HostDemo;
import io.dynamote.demo.job.JobDemo;
import io.dynamote.demo.portal.Portal;
import io.dynamote.demo.traffic.TrafficDemo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A demo that goes on until it is closed. Each part has its own thread, so that a slow answer holds up nobody else. */
public final class Demo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final Portal portal;
    private final TrafficDemo traffic;
    private final List<Thread> threads = new ArrayList<>();

    /** A step that is taken again and again. */
    @FunctionalInterface
    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    private Demo(Portal portal, double requestsPerSecond, long seed, Clock clock) {
        this.portal = portal;
        this.traffic = new TrafficDemo(portal, clock, new Random(seed), requestsPerSecond);
        HostDemo hosts = new HostDemo(portal, clock, new Random(seed + 1));
        JobDemo jobs = new JobDemo(portal, clock, new Random(seed + 2));
        DeploymentDemo deployments = new DeploymentDemo(portal);
        repeat("demo-traffic", Duration.ofMillis(200), traffic::step);
        repeat("demo-hosts", Duration.ofSeconds(1), hosts::step);
        repeat("demo-jobs", Duration.ofSeconds(1), jobs::step);
        repeat("demo-deployments", Duration.ofSeconds(5), deployments::step);
    }

    /**
     * Begins.
     *
     * @param portal its origin
     * @param requestsPerSecond over all deployments, in the mean; above 0
     * @param seed the same one makes the same demo
     */
    public static Demo start(URI portal, double requestsPerSecond, long seed, Clock clock) {
        return start(portal, requestsPerSecond, seed, clock, () -> true);
    }

    /**
     * Begins, and tells the portal something only while it may; until then it keeps what it has to tell, or some of it.
     *
     * @param portal its origin
     * @param requestsPerSecond over all deployments, in the mean; above 0
     * @param seed the same one makes the same demo
     * @param mayTell asked before each thing that is told
     */
    public static Demo start(URI portal, double requestsPerSecond, long seed, Clock clock, BooleanSupplier mayTell) {
        return new Demo(new Portal(portal, mayTell), requestsPerSecond, seed, clock);
    }

    private void repeat(String name, Duration interval, Step step) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(() -> run(interval, step)));
    }

    private static void run(Duration interval, Step step) {
        long next = System.nanoTime();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step.take();
                // A step that took too long is not made up for.
                next = Math.max(next + interval.toNanos(), System.nanoTime());
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.atError().setCause(e).log("a part of the demo ended");
        }
    }

    /** What has been told so far, in a line. */
    public String summary() {
        return "%,d requests for %d deployments".formatted(traffic.told(), traffic.targets());
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        portal.close();
    }
}
