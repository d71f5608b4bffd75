package io.dynamote.standalone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.dynamote.alert.AlertService;
import io.dynamote.catalog.CatalogService;
import io.dynamote.deployment.DeploymentService;
import io.dynamote.embedded.cluster.SimulatedCluster;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import io.dynamote.web.WebUi;
import org.jspecify.annotations.Nullable;

/**
 * All of Dynamote in one JVM. Parts that do not need each other start side by side; everything is closed in the reverse
 * order of its start.
 */
public final class Standalone implements AutoCloseable {

    private static final Executor THREADS =
            work -> Thread.ofPlatform().name("start").start(work);

    private final StandaloneOptions options;
    private final Progress progress;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private @Nullable EmbeddedKafka kafka;
    private @Nullable PostgresServer postgres;
    private @Nullable SimulatedCluster cluster;

    private Standalone(StandaloneOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * Starts everything and returns once the portal answers. If a part cannot start, those already started are closed.
     *
     * @throws IllegalStateException naming the part that could not start
     */
    public static Standalone start(StandaloneOptions options, Progress progress) {
        Standalone standalone = new Standalone(options, progress);
        try {
            standalone.startFoundations();
            standalone.startServices();
            return standalone;
        } catch (CompletionException e) {
            standalone.close();
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }

    private void startFoundations() {
        Ports ports = options.ports();
        Installation installation = options.installation();
        CompletableFuture<Void> parts = CompletableFuture.allOf(
                part(
                                "Postgres",
                                () -> PostgresServer.start(
                                        new PostgresOptions(ports.postgres(), installation.postgres())))
                        .thenAccept(server -> postgres = server),
                part("Kafka", () -> EmbeddedKafka.start(new KafkaOptions(ports.kafka(), installation.kafka())))
                        .thenAccept(broker -> kafka = broker),
                options.kubeconfig() == null ? simulation(ports) : CompletableFuture.completedFuture(null));
        parts.join();
    }

    private CompletableFuture<Void> simulation(Ports ports) {
        SimulationOptions simulation =
                SimulationOptions.defaults().withPort(ports.cluster()).withSpeed(options.simulationSpeed());
        return part("simulated cluster", () -> SimulatedCluster.start(simulation))
                .thenAccept(simulated -> cluster = simulated);
    }

    private void startServices() {
        ServiceProperties properties = ServiceProperties.of(options, running(kafka), running(postgres), cluster);
        CompletableFuture.allOf(
                        service("catalog", properties.catalog(), CatalogService::start),
                        service("deployment", properties.deployment(), DeploymentService::start),
                        service("telemetry", properties.telemetry(), TelemetryService::start),
                        service("alert", properties.alert(), AlertService::start),
                        service("portal", properties.web(), WebUi::start))
                .join();
    }

    private CompletableFuture<RunningService> service(
            String name,
            ServiceOptions serviceOptions,
            java.util.function.Function<ServiceOptions, RunningService> start) {
        return part(name, () -> start.apply(serviceOptions));
    }

    private <T extends AutoCloseable> CompletableFuture<T> part(String name, Supplier<T> start) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long begin = System.nanoTime();
                    T part = start.get();
                    synchronized (started) {
                        started.push(part);
                    }
                    progress.started(name, Duration.ofNanos(System.nanoTime() - begin));
                    return part;
                },
                THREADS);
    }

    /** Address by part, for people and for the other commands. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("portal", "http://127.0.0.1:" + options.ports().web());
        addresses.put("catalog API", "http://127.0.0.1:" + options.ports().catalog());
        addresses.put("deployment API", "http://127.0.0.1:" + options.ports().deployment());
        addresses.put("telemetry API", "http://127.0.0.1:" + options.ports().telemetry());
        addresses.put("alert API", "http://127.0.0.1:" + options.ports().alert());
        Ports ports = options.ports();
        addresses.put(
                "metrics",
                "http://127.0.0.1:%d/prometheus, of the services in the same order on %d to %d"
                        .formatted(
                                ports.management(ports.web()),
                                ports.management(ports.catalog()),
                                ports.management(ports.alert())));
        addresses.put("Kafka", running(kafka).bootstrapServers());
        addresses.put(
                "Postgres",
                running(postgres).jdbcUrl() + " as " + running(postgres).user());
        addresses.put(
                "cluster",
                simulatedCluster()
                        .map(simulated -> simulated.masterUrl() + " (simulated)")
                        .orElse("as in " + options.kubeconfig()));
        addresses.put("data and logs", options.installation().directory().toString());
        return addresses;
    }

    /** The services that run, for tests that look into them. */
    public List<RunningService> services() {
        synchronized (started) {
            return started.stream()
                    .filter(RunningService.class::isInstance)
                    .map(RunningService.class::cast)
                    .toList();
        }
    }

    /** The broker, for tests that take it away. */
    public EmbeddedKafka kafka() {
        return running(kafka);
    }

    /** The database, for tests that take it away. */
    public PostgresServer postgres() {
        return running(postgres);
    }

    /** The simulated cluster, unless a real one is used. */
    public Optional<SimulatedCluster> simulatedCluster() {
        return Optional.ofNullable(cluster);
    }

    private static <T> T running(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not started");
        }
        return part;
    }

    /** Closes every part, the last started first; one that cannot be closed does not keep the others open. */
    @Override
    public void close() {
        synchronized (started) {
            while (!started.isEmpty()) {
                Closing.quietly(started.pop());
            }
        }
    }
}
