package io.dynamote.deployment.cluster;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.runtime.health.DependencyHealth;
import io.dynamote.runtime.health.HealthState;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps in touch with the cluster, from the start on and for ever, whether it is there or not.
 *
 * <pre>
 *   away ──► answers ──► discover ──► watch ──► heartbeat ──► heartbeat ──► …
 *     ▲                                            │ no answer
 *     └──────────────── stop watching ◄────────────┘
 * </pre>
 *
 * A connection that was lost begins anew with fresh watches: a watch whose connection is half-open would show the past
 * as if it were the present. Listeners are found once, when all beans are there: to look for them while the service
 * closes would bring closed ones to life again.
 */
@Context
public final class ClusterConnection implements DependencyHealth, ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterConnection.class);
    private static final Duration REDISCOVERY = Duration.ofSeconds(30);

    private final KubernetesClient client;
    private final DynamoDiscovery discovery;
    private final ClusterProperties properties;
    private final BeanProvider<ClusterListener> candidates;
    private final WatchAges ages;
    private final Clock clock;
    private final Thread thread;
    private volatile List<ClusterListener> listeners = List.of();
    private volatile boolean running = true;
    private volatile ClusterState state;
    private volatile HealthState health;
    private volatile @Nullable ClusterWatch watch;
    private @Nullable ApiVersion watched;
    private long discoveredNanos;

    ClusterConnection(
            KubernetesClient client,
            DynamoDiscovery discovery,
            ClusterProperties properties,
            BeanProvider<ClusterListener> candidates,
            WatchAges ages,
            Clock clock) {
        this.client = client;
        this.discovery = discovery;
        this.properties = properties;
        this.candidates = candidates;
        this.ages = ages;
        this.clock = clock;
        this.state = ClusterState.initial(client.getMasterUrl().toString());
        this.health = HealthState.unknown(clock.instant());
        this.thread = Thread.ofPlatform().name("cluster-heartbeat").daemon().unstarted(this::run);
    }

    @Override
    public void onApplicationEvent(StartupEvent started) {
        listeners = candidates.stream().toList();
        thread.start();
    }

    /** The connection as it is now. */
    public ClusterState current() {
        return state;
    }

    /** What the watches hold of a deployment; empty while they do not hold the present. */
    public Optional<ClusterView> view(DeploymentRef ref) {
        return synced().map(watching -> watching.view(ref));
    }

    /** A Service, if the watches hold the present and it is there. */
    public Optional<Service> service(DeploymentRef ref, String name) {
        return synced().flatMap(watching -> watching.service(ref.namespace().value(), name));
    }

    /** Names of the watched namespaces, sorted; empty if they are not known now. */
    public Optional<List<String>> namespaces() {
        return properties.isRestricted()
                ? Optional.of(properties.namespaces())
                : synced().map(ClusterWatch::namespaceNames);
    }

    /** What is being watched; empty while the cluster is away. */
    Optional<ClusterWatch> watching() {
        return Optional.ofNullable(watch);
    }

    private Optional<ClusterWatch> synced() {
        return state.connected() ? Optional.ofNullable(watch).filter(ClusterWatch::hasSynced) : Optional.empty();
    }

    private void run() {
        while (running) {
            try {
                beat();
            } catch (RuntimeException e) {
                // Nothing but this thread would ever find the cluster again: it must not end with the exception.
                LOG.atError().setCause(e).log("unexpected failure of the heartbeat");
            }
            try {
                Thread.sleep(properties.heartbeat());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void beat() {
        try {
            String version = client.getKubernetesVersion().getGitVersion();
            boolean back = !state.connected();
            DynamoApi dynamo = dynamo(back);
            boolean fresh = watch == null || !Objects.equals(dynamo.preferred(), watched);
            state = state.answered(version, dynamo, clock.instant());
            health = health.next(HealthState.Status.UP, null, clock.instant());
            if (fresh) {
                watchAnew(dynamo.preferred());
            }
            watching().ifPresent(open -> ages.note(open, clock.instant()));
            if (back) {
                LOG.atInfo()
                        .addKeyValue("server", state.server())
                        .addKeyValue("version", version)
                        .addKeyValue("dynamo", dynamo.versions())
                        .log("cluster answers");
            }
        } catch (KubernetesClientException e) {
            lost(e);
        }
    }

    private DynamoApi dynamo(boolean back) {
        DynamoApi known = state.dynamo();
        long now = System.nanoTime();
        // Whoever waits for Dynamo to be installed waits for a heartbeat only.
        boolean missing = known == null || !known.isInstalled();
        if (back || missing || now - discoveredNanos > REDISCOVERY.toNanos()) {
            known = discovery.discover();
            discoveredNanos = now;
        }
        return known;
    }

    private void watchAnew(@Nullable ApiVersion version) {
        stopWatching();
        watched = version;
        if (version != null) {
            watch = new ClusterWatch(
                    client,
                    version,
                    List.copyOf(Objects.requireNonNull(properties.namespaces())),
                    key -> listeners.forEach(listener -> listener.changed(key)));
        }
        listeners.forEach(ClusterListener::reconnected);
    }

    private void stopWatching() {
        ClusterWatch old = watch;
        watch = null;
        if (old != null) {
            old.close();
        }
    }

    private void lost(KubernetesClientException e) {
        if (!running) {
            return;
        }
        String reason = ClusterFault.words(e);
        if (!reason.equals(state.problem())) {
            LOG.atWarn()
                    .addKeyValue("server", state.server())
                    .addKeyValue("reason", reason)
                    .log("cluster does not answer");
        }
        state = state.lost(reason);
        health = health.next(HealthState.Status.DOWN, reason, clock.instant());
        stopWatching();
    }

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public HealthState state() {
        return health;
    }

    @PreDestroy
    void close() throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
        stopWatching();
    }
}
