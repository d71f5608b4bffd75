package io.dynamote.embedded.cluster.life;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.Change;
import io.dynamote.embedded.cluster.api.Metadata;
import io.dynamote.embedded.cluster.api.ObjectStore;
import io.dynamote.embedded.cluster.api.ResourceType;
import io.dynamote.embedded.cluster.api.Writes;

/**
 * Brings pods up and down, step by step: pull, secrets, start, load, ready; or what their {@link Fate} has in store.
 *
 * <pre>
 * created ─ scheduled ─ pulling ─┬─ ErrImagePull ⇄ ImagePullBackOff
 *                                ├─ CreateContainerConfigError ─(secret appears)┐
 *                                └─ running ─┬─ loading ─ ready  ◄──────────────┘
 *                                            ├─ terminated ─ CrashLoopBackOff ─ running …
 *                                            ├─ never ready
 *                                            └─ evicted
 * </pre>
 */
final class Kubelet {

    private static final String NAME = "kubelet";
    private static final Duration SHORTLY = Duration.ofMillis(300);
    private static final Duration GRACE = Duration.ofMillis(1_200);
    private static final Duration PROBE_PERIOD = Duration.ofSeconds(10);
    private static final Duration SECRET_CHECK = Duration.ofSeconds(2);
    private static final long FIRST_BACK_OFF = 10;
    private static final long LONGEST_BACK_OFF = 300;

    private final ObjectStore store;
    private final Writes writes;
    private final SimulatedTime time;
    private final EventRecorder events;
    private final Scheduler scheduler;
    private final Fates fates;

    Kubelet(
            ObjectStore store,
            Writes writes,
            SimulatedTime time,
            EventRecorder events,
            Scheduler scheduler,
            Fates fates) {
        this.store = store;
        this.writes = writes;
        this.time = time;
        this.events = events;
        this.scheduler = scheduler;
        this.fates = fates;
    }

    void onChange(Change change) {
        if (!change.type().equals(ResourceType.POD) || change.after() == null) {
            return;
        }
        String namespace = Metadata.namespace(change.after());
        String name = Metadata.name(change.after());
        boolean wasDeleting = change.before() != null && Metadata.isDeleting(change.before());
        if (change.before() == null) {
            time.after(SHORTLY, () -> scheduler.schedule(namespace, name, pod -> then(SHORTLY, pod, this::pull)));
        } else if (Metadata.isDeleting(change.after()) && !wasDeleting) {
            time.after(Duration.ZERO, () -> events.normal(change.after(), NAME, "Killing", "Stopping container main"));
            time.after(GRACE, () -> writes.remove(ResourceType.POD, namespace, name));
        }
    }

    private void pull(ObjectNode pod) {
        String image = pod.at("/spec/containers/0/image").asText();
        events.normal(pod, NAME, "Pulling", "Pulling image \"%s\"".formatted(image));
        if (fates.of(pod) instanceof Fate.ImagePullFails failure) {
            then(Duration.ofMillis(1_500), pod, p -> pullFailed(p, failure, FIRST_BACK_OFF));
            return;
        }
        Duration taken = Pace.of(pod).pull();
        then(taken, pod, p -> {
            events.normal(
                    p,
                    NAME,
                    "Pulled",
                    "Successfully pulled image \"%s\" in %.1fs (%.1fs including waiting)."
                            .formatted(image, taken.toMillis() / 1000.0, taken.toMillis() / 1000.0));
            configure(p);
        });
    }

    private void pullFailed(ObjectNode pod, Fate.ImagePullFails failure, long backOff) {
        String image = pod.at("/spec/containers/0/image").asText();
        String text =
                "Failed to pull image \"%s\": rpc error: code = NotFound desc = %s".formatted(image, failure.message());
        events.warning(pod, NAME, "Failed", text);
        events.warning(pod, NAME, "Failed", "Error: ErrImagePull");
        edit(pod, p -> PodStatus.waiting(p, "ErrImagePull", text, time.timestamp()));
        then(Duration.ofSeconds(1), pod, p -> {
            String backingOff = "Back-off pulling image \"%s\"".formatted(image);
            events.normal(p, NAME, "BackOff", backingOff);
            events.warning(p, NAME, "Failed", "Error: ImagePullBackOff");
            edit(
                    p,
                    q -> PodStatus.waiting(
                            q, "ImagePullBackOff", backingOff + ": ErrImagePull: " + text, time.timestamp()));
        });
        then(Duration.ofSeconds(backOff), pod, p -> pullFailed(p, failure, next(backOff)));
    }

    private void configure(ObjectNode pod) {
        if (fates.of(pod) instanceof Fate.SecretMissing missing) {
            String text = "secret \"%s\" not found".formatted(missing.secret());
            events.warning(pod, NAME, "Failed", "Error: " + text);
            edit(pod, p -> PodStatus.waiting(p, "CreateContainerConfigError", text, time.timestamp()));
            then(SECRET_CHECK, pod, this::configure);
            return;
        }
        start(pod, FIRST_BACK_OFF);
    }

    private void start(ObjectNode pod, long backOff) {
        events.normal(pod, NAME, "Created", "Created container: main");
        events.normal(pod, NAME, "Started", "Started container main");
        boolean again = pod.at("/status/containerStatuses/0/lastState").has("terminated");
        edit(
                pod,
                p -> again ? PodStatus.restarted(p, time.timestamp()) : PodStatus.running(p, false, time.timestamp()));
        switch (fates.of(pod)) {
            case Fate.Crashes crash -> then(crash.after(), pod, p -> crash(p, crash, backOff));
            case Fate.NeverReady never -> then(PROBE_PERIOD, pod, p -> unhealthy(p, never));
            case Fate.Evicted evicted -> then(Duration.ofSeconds(3), pod, p -> evict(p, evicted));
            case Fate.Healthy healthy -> load(pod);
            case Fate.SecretMissing changed -> load(pod);
            case Fate.ImagePullFails changed -> load(pod);
            case Fate.Unschedulable changed -> load(pod);
            case Fate.QuotaExceeded changed -> load(pod);
            case Fate.OperatorSilent changed -> load(pod);
        }
    }

    private void load(ObjectNode pod) {
        Duration half = Pace.of(pod).load().dividedBy(2);
        then(half, pod, p -> {
            events.warning(
                    p,
                    NAME,
                    "Unhealthy",
                    "Startup probe failed: Get \"http://%s:9090/live\": dial tcp: connect: connection refused"
                            .formatted(p.at("/status/podIP").asText()));
            then(half, p, q -> edit(q, r -> PodStatus.running(r, true, time.timestamp())));
        });
    }

    private void crash(ObjectNode pod, Fate.Crashes crash, long backOff) {
        edit(pod, p -> PodStatus.terminated(p, crash, time.timestamp()));
        then(SHORTLY, pod, p -> {
            events.warning(
                    p,
                    NAME,
                    "BackOff",
                    "Back-off restarting failed container main in pod " + Metadata.name(p) + "_"
                            + Metadata.namespace(p));
            edit(p, q -> PodStatus.backingOff(q, backOff, time.timestamp()));
        });
        then(Duration.ofSeconds(backOff), pod, p -> start(p, next(backOff)));
    }

    private void unhealthy(ObjectNode pod, Fate.NeverReady never) {
        events.warning(
                pod,
                NAME,
                "Unhealthy",
                never.probeMessage().formatted(pod.at("/status/podIP").asText()));
        then(PROBE_PERIOD, pod, p -> unhealthy(p, never));
    }

    private void evict(ObjectNode pod, Fate.Evicted evicted) {
        events.warning(pod, NAME, "Evicted", evicted.message());
        edit(pod, p -> PodStatus.evicted(p, evicted.message(), time.timestamp()));
    }

    private void edit(ObjectNode pod, UnaryOperator<ObjectNode> change) {
        writes.edit(ResourceType.POD, Metadata.namespace(pod), Metadata.name(pod), change);
    }

    /** Goes on later with the pod as it then is, unless it is gone, going or another of the same name. */
    private void then(Duration delay, ObjectNode pod, Consumer<ObjectNode> step) {
        time.after(
                delay,
                () -> store.get(ResourceType.POD, Metadata.namespace(pod), Metadata.name(pod))
                        .filter(now -> now.at("/metadata/uid").equals(pod.at("/metadata/uid")))
                        .filter(now -> !Metadata.isDeleting(now) && !PodStatus.isFinished(now))
                        .ifPresent(step));
    }

    private static long next(long backOff) {
        return Math.min(backOff * 2, LONGEST_BACK_OFF);
    }
}
