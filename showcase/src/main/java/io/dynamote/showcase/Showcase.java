package io.dynamote.showcase;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;

import io.dynamote.demo.Demo;
import io.dynamote.embedded.cluster.SimulatedCluster;
import io.dynamote.embedded.cluster.SimulationOptions;
import org.jspecify.annotations.Nullable;

/** A simulated cluster that is there from the start, and a demo that begins once the portal is known to stand on it. */
public final class Showcase implements AutoCloseable {

    /** A little less than the script has that checks the health. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ShowcaseSettings settings;
    private final Clock clock;
    private final SimulatedCluster cluster;
    private final Permit permit = new Permit(System::nanoTime);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Sentry sentry;
    private final HealthServer health;
    private @Nullable Demo demo;
    private boolean closed;

    private Showcase(ShowcaseSettings settings, Clock clock, SimulatedCluster cluster) {
        this.settings = settings;
        this.clock = clock;
        this.cluster = cluster;
        this.sentry = new Sentry(
                new OwnCluster(settings.portal(), settings.cluster(), cluster.version()),
                permit,
                this::begin,
                System::nanoTime);
        this.health = HealthServer.start(settings.healthPort(), this::live, this::ready);
    }

    /**
     * Starts the cluster and returns; the demo follows.
     *
     * @param mark digits and small letters that no other cluster has: by them this one is known
     * @throws RuntimeException saying which port cannot be used
     */
    public static Showcase start(ShowcaseSettings settings, Clock clock, String mark) {
        SimulatedCluster cluster = SimulatedCluster.start(SimulationOptions.defaults()
                .withHost(settings.clusterHost())
                .withPort(settings.clusterPort())
                .withSpeed(settings.speed())
                .withMark(mark));
        try {
            Showcase showcase = new Showcase(settings, clock, cluster);
            showcase.sentry.start();
            return showcase;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Waits until the portal is found to stand on another cluster, and tells what was found; for ever if it never is. */
    public String awaitRefusal() {
        return sentry.refusal().join();
    }

    private synchronized void begin() {
        if (demo == null && !closed) {
            demo = Demo.start(settings.portal(), settings.rate(), settings.seed(), clock, permit);
        }
    }

    private HealthServer.Health live() {
        if (!sentry.isAtWork()) {
            return new HealthServer.Health(false, "the portal is no longer asked for its cluster");
        }
        return answers()
                ? new HealthServer.Health(true, "the simulated cluster answers")
                : new HealthServer.Health(false, "the simulated cluster does not answer");
    }

    private synchronized HealthServer.Health ready() {
        HealthServer.Health live = live();
        if (!live.up()) {
            return live;
        }
        return demo != null && permit.getAsBoolean()
                ? new HealthServer.Health(true, demo.summary())
                : new HealthServer.Health(false, settings.portal() + ": " + sentry.word());
    }

    private boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(cluster.masterUrl() + "/livez"))
                    .timeout(PATIENCE)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the demo first, the cluster last. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (demo != null) {
            demo.close();
        }
        sentry.close();
        health.close();
        http.shutdownNow();
        cluster.close();
    }
}
