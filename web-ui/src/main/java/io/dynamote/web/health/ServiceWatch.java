package io.dynamote.web.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.dynamote.runtime.health.DependencyHealth;
import io.dynamote.runtime.health.HealthState;
import io.dynamote.web.WebProperties;
import io.dynamote.web.upstream.Answer;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;

/** Looks at each service and the cluster once per interval, whatever the number of viewers, and tells of changes. */
@Context
final class ServiceWatch {

    private static final Duration PATIENCE = Duration.ofMillis(900);

    private final ServiceClient services;
    private final List<DependencyHealth> ownDependencies;
    private final List<ObservationListener> listeners;
    private final Observed observed;
    private final Clock clock;
    private final Duration interval;
    private final Map<Upstream, ServiceReport> reports = new EnumMap<>(Upstream.class);
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread;
    private ServiceReport own;
    private @Nullable ClusterReport cluster;

    ServiceWatch(
            ServiceClient services,
            List<DependencyHealth> ownDependencies,
            List<ObservationListener> listeners,
            Observed observed,
            WebProperties properties,
            Clock clock) {
        this.services = services;
        this.ownDependencies = ownDependencies;
        this.listeners = listeners;
        this.observed = observed;
        this.clock = clock;
        this.interval = properties.watchInterval();
        this.own = ServiceReport.unknown("web-ui", clock.instant());
        for (Upstream upstream : Upstream.values()) {
            reports.put(upstream, ServiceReport.unknown(upstream.service(), clock.instant()));
        }
        this.thread = Thread.ofVirtual().name("service-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        Map<Upstream, Future<Answer<Health>>> asked = new EnumMap<>(Upstream.class);
        for (Upstream upstream : Upstream.values()) {
            asked.put(upstream, calls.submit(() -> services.get(upstream, "/health", Health.class, PATIENCE)));
        }
        Future<Answer<ClusterReport>> status = calls.submit(
                () -> services.get(Upstream.DEPLOYMENT, "/api/cluster/status", ClusterReport.class, PATIENCE));
        for (Upstream upstream : Upstream.values()) {
            reports.computeIfPresent(upstream, (_, before) -> next(before, await(asked.get(upstream))));
        }
        cluster = next(cluster, await(status));
        own = own.answered(ownHealth(), clock.instant());
        publish();
    }

    private void publish() {
        List<ServiceReport> all = new ArrayList<>();
        all.add(own);
        all.addAll(reports.values());
        Observation observation = new Observation(clock.instant(), all, cluster);
        if (observed.replace(observation)) {
            listeners.forEach(listener -> listener.observed(observation));
        }
    }

    private ServiceReport next(ServiceReport before, Answer<Health> answer) {
        Instant now = clock.instant();
        return switch (answer) {
            case Answer.Found<Health> found -> before.answered(found.value().dependencies(), now);
            case Answer.Refused<Health> refused -> before.silent(refused.reason(), now);
            case Answer.Unavailable<Health> away -> before.silent(away.reason(), now);
        };
    }

    /** Without an answer the cluster is not connected as far as anyone here can know. */
    private static @Nullable ClusterReport next(@Nullable ClusterReport before, Answer<ClusterReport> answer) {
        return switch (answer) {
            case Answer.Found<ClusterReport> found -> found.value();
            case Answer.Refused<ClusterReport> _, Answer.Unavailable<ClusterReport> _ ->
                before == null
                        ? null
                        : new ClusterReport(
                                false,
                                before.server(),
                                before.version(),
                                before.simulated(),
                                before.dynamo(),
                                before.lastContact());
        };
    }

    private List<ServiceReport.Dependency> ownHealth() {
        return ownDependencies.stream()
                .map(dependency -> {
                    HealthState state = dependency.state();
                    return new ServiceReport.Dependency(
                            dependency.name(),
                            state.status().name().toLowerCase(Locale.ROOT),
                            state.message(),
                            state.since(),
                            state.lastContact());
                })
                .toList();
    }

    private static <T> Answer<T> await(@Nullable Future<Answer<T>> asked) {
        try {
            return asked == null ? new Answer.Unavailable<>("", "not asked") : asked.get();
        } catch (ExecutionException e) {
            return new Answer.Unavailable<>("", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unavailable<>("", "stopping");
        }
    }

    @PreDestroy
    void close() {
        thread.interrupt();
        calls.shutdownNow();
    }

    /** The fields of a service's {@code /health} that are read here. */
    record Health(List<ServiceReport.Dependency> dependencies) {
        Health {
            dependencies = dependencies == null ? List.of() : List.copyOf(dependencies);
        }
    }
}
