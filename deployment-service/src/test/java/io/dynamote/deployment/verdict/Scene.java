package io.dynamote.deployment.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.dynamote.deployment.model.Configurations;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.RevisionNumber;
import org.jspecify.annotations.Nullable;

/** What the cluster shows, told step by step. It starts as a frontend and two workers that all serve revision 3. */
final class Scene {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private DeploymentConfiguration configuration = Configurations.workers(2);
    private Instant acceptedAt = NOW.minus(Duration.ofMinutes(3));
    private @Nullable Instant appliedAt = acceptedAt;
    private @Nullable String refusal;
    private boolean deleting;
    private Contact contact = new Contact.Reachable();
    private boolean absent;
    private @Nullable Instant missingSince;
    private long generation = 4;
    private @Nullable Long observedGeneration = 4L;
    private @Nullable String revision = "3";
    private boolean terminating;
    private @Nullable String state = "successful";
    private final List<ObservedCondition> conditions = new ArrayList<>();
    private final Map<String, Integer> specReplicas = new HashMap<>();
    private final Map<String, ObservedComponent> components = new HashMap<>();
    private final List<ObservedPod> pods = new ArrayList<>();
    private final List<ObservedEvent> events = new ArrayList<>();

    static Scene serving() {
        Scene scene = new Scene();
        scene.specReplicas.putAll(Map.of("Frontend", 1, "worker", 2));
        scene.components.put("Frontend", counts(1, 1, 1));
        scene.components.put("worker", counts(2, 2, 2));
        scene.conditions.add(new ObservedCondition(
                "Ready", "True", "all_resources_are_ready", "All resources are ready", minutesAgo(1)));
        return scene;
    }

    /** A rollout whose frontend is up and whose workers are not. */
    static Scene deploying() {
        return serving()
                .state("pending")
                .ready("False", "some_resources_are_not_ready", "Resources not ready: worker", 3)
                .component("worker", counts(2, 2, 0));
    }

    static ObservedComponent counts(int replicas, int updated, @Nullable Integer ready) {
        return new ObservedComponent(replicas, updated, ready, ready);
    }

    static Instant minutesAgo(long minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    Scene wanting(DeploymentConfiguration wanted) {
        configuration = wanted;
        return this;
    }

    Scene acceptedMinutesAgo(long minutes) {
        acceptedAt = minutesAgo(minutes);
        appliedAt = appliedAt == null ? null : acceptedAt;
        return this;
    }

    Scene neverApplied() {
        appliedAt = null;
        return this;
    }

    Scene refused(String words) {
        refusal = words;
        return this;
    }

    Scene deleting() {
        deleting = true;
        return this;
    }

    Scene contact(Contact lost) {
        contact = lost;
        return this;
    }

    Scene absent() {
        absent = true;
        return this;
    }

    Scene missingForMinutes(long minutes) {
        missingSince = minutesAgo(minutes);
        return absent();
    }

    Scene generation(long number) {
        generation = number;
        return this;
    }

    Scene observedGeneration(@Nullable Long observed) {
        observedGeneration = observed;
        return this;
    }

    Scene revision(@Nullable String annotation) {
        revision = annotation;
        return this;
    }

    Scene terminating() {
        terminating = true;
        return this;
    }

    Scene state(@Nullable String word) {
        state = word;
        return this;
    }

    Scene ready(String status, String reason, String message, long minutes) {
        conditions.clear();
        conditions.add(new ObservedCondition("Ready", status, reason, message, minutesAgo(minutes)));
        return this;
    }

    Scene noConditions() {
        conditions.clear();
        return this;
    }

    Scene component(String name, ObservedComponent counts) {
        components.put(name, counts);
        return this;
    }

    Scene noComponents() {
        components.clear();
        return this;
    }

    Scene specReplicas(String name, int replicas) {
        specReplicas.put(name, replicas);
        return this;
    }

    Scene emptySpec() {
        specReplicas.clear();
        return noComponents();
    }

    Scene pod(PodScene pod) {
        pods.add(pod.build());
        return this;
    }

    Scene pod(String component, int number, Consumer<PodScene> story) {
        PodScene pod = new PodScene(component, number);
        story.accept(pod);
        return pod(pod);
    }

    Scene event(String pod, String reason, String message, long minutes) {
        events.add(new ObservedEvent(pod, reason, message, minutesAgo(minutes)));
        return this;
    }

    Observation observation() {
        ObservedGraph graph = new ObservedGraph(
                generation, observedGeneration, revision, terminating, state, conditions, specReplicas, components);
        return new Observation(
                new DesiredRevision(configuration, new RevisionNumber(3), acceptedAt, appliedAt, refusal, deleting),
                contact,
                absent ? new Sighting.Absent(missingSince) : new Sighting.Present(graph),
                pods,
                events,
                NOW,
                Deadlines.STANDARD);
    }

    Verdict verdict() {
        return VerdictPolicy.judge(observation());
    }
}
