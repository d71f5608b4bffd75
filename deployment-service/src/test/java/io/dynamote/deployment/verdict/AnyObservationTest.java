package io.dynamote.deployment.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.dynamote.deployment.model.Configurations;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.verdict.RolloutStep.Status;
import io.dynamote.events.deployment.Phase;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of a verdict and its steps whatever a cluster shows, consistent or not. */
class AnyObservationTest {

    private static final Instant NOW = Scene.NOW;
    private static final RevisionNumber REVISION = new RevisionNumber(3);

    /** The rule D7 once more, in other words than the policy's. */
    private static boolean mayRun(Observation seen) {
        if (seen.desired().deleting() || !(seen.sighting() instanceof Sighting.Present(ObservedGraph graph))) {
            return false;
        }
        Long observed = graph.observedGeneration();
        boolean newest = "3".equals(graph.revision()) && observed != null && observed >= graph.generation();
        return newest
                && !graph.terminating()
                && "successful".equals(graph.state())
                && wanted(seen.desired().configuration()).entrySet().stream()
                        .allMatch(e -> isComplete(graph.components().get(e.getKey()), e.getValue())
                                && e.getValue().equals(graph.specReplicas().getOrDefault(e.getKey(), e.getValue())));
    }

    private static boolean isComplete(ObservedComponent counts, int wanted) {
        if (counts == null) {
            return false;
        }
        Integer updated = counts.updated();
        Integer ready = counts.ready() == null ? counts.available() : counts.ready();
        boolean oldOnes = counts.replicas() != null && updated != null && counts.replicas() > updated;
        return updated != null && ready != null && updated >= wanted && ready >= wanted && !oldOnes;
    }

    private static Map<String, Integer> wanted(DeploymentConfiguration configuration) {
        return DesiredComponent.of(configuration.serving()).stream()
                .collect(Collectors.toMap(c -> c.role().componentName(), DesiredComponent::replicas));
    }

    @Property(tries = 3_000)
    void shouldRunOnlyWhenTheNewestGenerationIsCompleteEverywhere(@ForAll("mixed") Observation seen) {
        Verdict verdict = VerdictPolicy.judge(seen);

        Statistics.label("phase")
                .collect(verdict.phase())
                .coverage(phases -> Arrays.stream(Phase.values())
                        .forEach(phase -> phases.check(phase).percentage(share -> share > 0.5)));
        if (verdict.phase() == Phase.RUNNING) {
            assertThat(mayRun(seen)).as(seen.toString()).isTrue();
        }
    }

    @Property(tries = 1_000)
    void shouldStopRunningWhenAnythingIsTakenAway(
            @ForAll("serving") Observation seen,
            @ForAll @IntRange(min = 0, max = 8) int what,
            @ForAll("components") String component) {
        Assume.that(VerdictPolicy.judge(seen).phase() == Phase.RUNNING);

        assertThat(VerdictPolicy.judge(without(seen, what, component)).phase()).isNotEqualTo(Phase.RUNNING);
    }

    @Property(tries = 1_000)
    void shouldSayTheSameTwiceAndSaySomething(@ForAll("observations") Observation seen) {
        Verdict verdict = VerdictPolicy.judge(seen);

        assertThat(VerdictPolicy.judge(seen)).isEqualTo(verdict);
        assertThat(verdict.reason()).matches("[A-Z][A-Za-z]+");
        assertThat(verdict.message())
                .matches("(?s)[A-Z0-9].*")
                .doesNotStartWithIgnoringCase(verdict.phase().name())
                .doesNotContain("null");
        assertThat(verdict.since()).isBeforeOrEqualTo(NOW);
        assertThat(verdict.components())
                .extracting(ComponentCounts::name)
                .containsExactlyInAnyOrderElementsOf(
                        wanted(seen.desired().configuration()).keySet());
    }

    @Property(tries = 1_000)
    void shouldNotRecoverFromAStallByWaiting(
            @ForAll("stalled") Observation seen, @ForAll @IntRange(min = 1, max = 5_000) int minutes) {
        assertThat(VerdictPolicy.judge(at(seen, NOW.plus(Duration.ofMinutes(minutes)), seen.contact()))
                        .phase())
                .isEqualTo(Phase.FAILED);
    }

    @Property(tries = 1_000)
    void shouldJudgeAnUnreachableClusterAsOfItsLastWord(
            @ForAll("observations") Observation seen, @ForAll @IntRange(min = 1, max = 5_000) int minutes) {
        Assume.that(seen.sighting() instanceof Sighting.Present);
        Verdict then = VerdictPolicy.judge(at(seen, NOW, new Contact.Reachable()));
        Instant later = NOW.plus(Duration.ofMinutes(minutes));

        Verdict now = VerdictPolicy.judge(at(seen, later, new Contact.Unreachable(NOW)));

        assertThat(now.phase()).isEqualTo(then.phase());
        assertThat(now.reason()).isEqualTo(then.reason());
        assertThat(now.message()).startsWith(then.message()).endsWith("the cluster is not reachable)");
    }

    @Property(tries = 1_000)
    void shouldReachStepsOneAfterTheOther(@ForAll("observations") Observation seen) {
        List<RolloutStep> steps = RolloutSteps.of(seen, List.of());
        List<Status> statuses = steps.stream().map(RolloutStep::status).toList();
        long done = statuses.stream().takeWhile(Status.DONE::equals).count();

        assertThat(steps).extracting(RolloutStep::kind).containsExactly(RolloutStep.Kind.values());
        assertThat(done == steps.size()).isEqualTo(VerdictPolicy.judge(seen).phase() == Phase.RUNNING);
        assertThat(statuses.stream().skip(done).limit(1)).doesNotContain(Status.DONE, Status.WAITING);
        assertThat(statuses.stream().skip(done + 1)).allMatch(Status.WAITING::equals);
        assertThat(steps.stream().map(RolloutStep::at).filter(Objects::nonNull))
                .isSorted()
                .allMatch(at -> !at.isAfter(NOW));
        assertThat(steps).filteredOn(s -> s.status() == Status.WAITING).allMatch(s -> s.at() == null);
    }

    @Property(tries = 500)
    void shouldChangeNothingWhenJudgedAgain(@ForAll("observations") Observation seen) {
        List<RolloutStep> steps = RolloutSteps.of(seen, List.of());

        assertThat(RolloutSteps.of(seen, steps)).isEqualTo(steps);
    }

    private static Observation at(Observation o, Instant now, Contact contact) {
        return new Observation(o.desired(), contact, o.sighting(), o.pods(), o.events(), now, o.deadlines());
    }

    /** One thing less than what Running needs. */
    private static Observation without(Observation o, int what, String component) {
        if (!(o.sighting() instanceof Sighting.Present(ObservedGraph g))) {
            throw new IllegalArgumentException("nothing is there: " + o);
        }
        Map<String, ObservedComponent> counts = new HashMap<>(g.components());
        ObservedComponent c = counts.getOrDefault(component, ObservedComponent.UNKNOWN);
        Sighting less = new Sighting.Present(
                switch (what) {
                    case 0 -> graph(g, null, g.revision(), g.terminating(), g.state(), counts);
                    case 1 -> graph(g, g.generation() - 1, g.revision(), g.terminating(), g.state(), counts);
                    case 2 -> graph(g, g.observedGeneration(), "2", g.terminating(), g.state(), counts);
                    case 3 -> graph(g, g.observedGeneration(), null, g.terminating(), g.state(), counts);
                    case 4 -> graph(g, g.observedGeneration(), g.revision(), true, g.state(), counts);
                    case 5 -> graph(g, g.observedGeneration(), g.revision(), g.terminating(), "pending", counts);
                    case 6 -> {
                        counts.remove(component);
                        yield graph(g, g.observedGeneration(), g.revision(), g.terminating(), g.state(), counts);
                    }
                    case 7 -> {
                        counts.put(component, new ObservedComponent(c.replicas(), c.updated(), 0, 0));
                        yield graph(g, g.observedGeneration(), g.revision(), g.terminating(), g.state(), counts);
                    }
                    default -> {
                        counts.put(component, new ObservedComponent(c.replicas(), 0, c.ready(), c.available()));
                        yield graph(g, g.observedGeneration(), g.revision(), g.terminating(), g.state(), counts);
                    }
                });
        return new Observation(o.desired(), o.contact(), less, o.pods(), o.events(), o.now(), o.deadlines());
    }

    private static ObservedGraph graph(
            ObservedGraph g,
            Long observed,
            String revision,
            boolean terminating,
            String state,
            Map<String, ObservedComponent> counts) {
        return new ObservedGraph(
                g.generation(), observed, revision, terminating, state, g.conditions(), g.specReplicas(), counts);
    }

    @Provide
    Arbitrary<String> components() {
        return Arbitraries.of("Frontend", "worker");
    }

    /** Everything as it should be, but for what does not matter. */
    @Provide
    Arbitrary<Observation> serving() {
        return Combinators.combine(Clusters.moments(), Clusters.pods().list().ofMaxSize(2), Clusters.readies())
                .as((applied, pods, ready) -> new Observation(
                        new DesiredRevision(Configurations.workers(2), REVISION, applied, applied, null, false),
                        new Contact.Reachable(),
                        new Sighting.Present(new ObservedGraph(
                                4,
                                4L,
                                "3",
                                false,
                                "successful",
                                ready,
                                Map.of("Frontend", 1, "worker", 2),
                                Map.of(
                                        "Frontend", new ObservedComponent(1, 1, 1, 1),
                                        "worker", new ObservedComponent(2, 2, 2, null)))),
                        pods,
                        List.of(),
                        NOW,
                        Deadlines.STANDARD));
    }

    /** Running is rare among the others. */
    @Provide
    Arbitrary<Observation> mixed() {
        return Arbitraries.frequencyOf(Tuple.of(4, observations()), Tuple.of(1, serving()));
    }

    @Provide
    Arbitrary<Observation> stalled() {
        return observations()
                .filter(seen -> seen.contact() instanceof Contact.Reachable
                        && VerdictPolicy.judge(seen).reason().equals("Stalled"));
    }

    @Provide
    Arbitrary<Observation> observations() {
        Arbitrary<DesiredRevision> desired = Combinators.combine(
                        Arbitraries.of(
                                Configurations.workers(1), Configurations.workers(2), Configurations.split(1, 2)),
                        Clusters.moments(),
                        Clusters.moments().injectNull(0.2),
                        Arbitraries.just("spec: no").injectNull(0.9),
                        Clusters.rarely())
                .as((configuration, accepted, applied, refusal, deleting) -> new DesiredRevision(
                        configuration,
                        REVISION,
                        accepted,
                        applied == null || applied.isBefore(accepted) ? null : applied,
                        refusal,
                        deleting));
        Arbitrary<Contact> contacts = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(new Contact.Reachable())),
                Tuple.of(1, Clusters.moments().map(Contact.Unreachable::new)),
                Tuple.of(1, Arbitraries.just(new Contact.NeverReached())));
        return Combinators.combine(
                        desired,
                        contacts,
                        Clusters.sightings(),
                        Clusters.pods().list().ofMaxSize(4),
                        Clusters.events().list().ofMaxSize(3))
                .as((revision, contact, sighting, pods, events) ->
                        new Observation(revision, contact, sighting, pods, events, NOW, Deadlines.STANDARD));
    }
}
