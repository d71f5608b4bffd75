package io.dynamote.deployment.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Parts of a cluster as anyone might find them, likely ones more often than not. */
final class Clusters {

    private Clusters() {}

    /** Within the last three hours, in whole seconds as Kubernetes counts. */
    static Arbitrary<Instant> moments() {
        return Arbitraries.integers()
                .between(0, 3 * 60 * 60)
                .map(seconds -> Scene.NOW.minus(Duration.ofSeconds(seconds)));
    }

    static Arbitrary<Boolean> rarely() {
        return Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
    }

    private static Arbitrary<Boolean> mostly() {
        return rarely().map(rare -> !rare);
    }

    static Arbitrary<Sighting> sightings() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, graphs().map(Sighting.Present::new)),
                Tuple.of(1, moments().injectNull(0.5).map(Sighting.Absent::new)));
    }

    private static Arbitrary<ObservedGraph> graphs() {
        return Combinators.combine(
                        Arbitraries.of(3L, 4L, 4L, 4L, 5L).injectNull(0.05),
                        Arbitraries.of("3", "3", "3", "3", "2", "03", "").injectNull(0.05),
                        rarely(),
                        Arbitraries.of("successful", "successful", "pending", "initializing", "failed", "odd")
                                .injectNull(0.05),
                        readies(),
                        Arbitraries.maps(names(), Arbitraries.of(1, 2, 2, 0)).ofMaxSize(2),
                        Arbitraries.maps(names(), counts()).ofMinSize(2).ofMaxSize(4))
                .as((observed, revision, terminating, state, ready, specs, counts) ->
                        new ObservedGraph(4, observed, revision, terminating, state, ready, specs, counts));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("Frontend", "worker", "prefill", "decode");
    }

    private static Arbitrary<ObservedComponent> counts() {
        Arbitrary<Integer> number = Arbitraries.of(0, 1, 2, 2, 2, 3).injectNull(0.05);
        return Arbitraries.oneOf(
                Combinators.combine(number, number, number, number).as(ObservedComponent::new),
                Arbitraries.of(1, 2, 2).map(n -> new ObservedComponent(n, n, n, n)));
    }

    static Arbitrary<List<ObservedCondition>> readies() {
        return Combinators.combine(
                        Arbitraries.of("Ready", "Ready", "Available"),
                        Arbitraries.of("True", "True", "False", "Unknown"),
                        Arbitraries.of("a reason", "").injectNull(0.3),
                        moments().injectNull(0.2))
                .as((type, status, words, at) -> new ObservedCondition(type, status, words, words, at))
                .list()
                .ofMaxSize(2);
    }

    static Arbitrary<ObservedEvent> events() {
        return Combinators.combine(
                        Arbitraries.of("Frontend-1", "worker-1", "worker-2"),
                        Arbitraries.of("Pulling", "Pulled", "BackOff", "FailedMount", "Unhealthy"),
                        Arbitraries.of("Back-off pulling image \"x\"", "words").injectNull(0.2),
                        moments())
                .as(ObservedEvent::new);
    }

    static Arbitrary<ObservedPod> pods() {
        Arbitrary<Instant> times = moments().injectNull(0.2);
        return Combinators.combine(
                        Combinators.combine(names(), Arbitraries.integers().between(1, 2))
                                .as((component, number) -> new Name(component, component + "-" + number)),
                        Arbitraries.of("aaaa", "bbbb").injectNull(0.5),
                        Arbitraries.of("Pending", "Running", "Failed", "Succeeded", "Unknown"),
                        Combinators.combine(mostly(), rarely()).as(Flags::new),
                        Arbitraries.of("gpu-1").injectNull(0.2),
                        Combinators.combine(moments(), times, times).as(Times::new),
                        Arbitraries.of("Unschedulable", "SchedulingGated").injectNull(0.7),
                        containers().list().ofMaxSize(2))
                .as((name, hash, phase, flags, node, times3, scheduling, containers) -> new ObservedPod(
                        name.pod,
                        name.component,
                        hash,
                        phase,
                        flags.ready,
                        flags.terminating,
                        node,
                        null,
                        times3.created,
                        times3.scheduled,
                        times3.ready,
                        scheduling,
                        scheduling,
                        null,
                        null,
                        containers));
    }

    private static Arbitrary<ObservedContainer> containers() {
        Arbitrary<ObservedContainer.Exit> exits = Combinators.combine(
                        Arbitraries.of("OOMKilled", "Error", "Completed").injectNull(0.1),
                        Arbitraries.of(0, 1, 137, -1),
                        moments().injectNull(0.2))
                .as(ObservedContainer.Exit::new);
        return Combinators.combine(
                        mostly(),
                        Arbitraries.of(0, 0, 0, 1, 3, 9),
                        moments().injectNull(0.3),
                        Arbitraries.of(
                                        "ContainerCreating",
                                        "ImagePullBackOff",
                                        "ErrImagePull",
                                        "CreateContainerConfigError",
                                        "CrashLoopBackOff",
                                        "SomethingNew")
                                .injectNull(0.7),
                        exits.injectNull(0.7))
                .as((running, restarts, started, waiting, exit) ->
                        new ObservedContainer("main", running, restarts, started, waiting, waiting, exit));
    }

    private record Name(String component, String pod) {}

    private record Flags(boolean ready, boolean terminating) {}

    private record Times(Instant created, Instant scheduled, Instant ready) {}
}
