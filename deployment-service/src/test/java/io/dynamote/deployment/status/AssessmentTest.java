package io.dynamote.deployment.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.configuration.ConfigurationReader;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.verdict.Contact;
import io.dynamote.deployment.verdict.Deadlines;
import io.dynamote.deployment.verdict.DesiredRevision;
import io.dynamote.deployment.verdict.ObservedComponent;
import io.dynamote.deployment.verdict.ObservedCondition;
import io.dynamote.deployment.verdict.ObservedGraph;
import io.dynamote.deployment.verdict.RolloutStep;
import io.dynamote.deployment.verdict.Sighting;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AssessmentTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofSeconds(20));
    private static final DeploymentConfiguration CONFIGURATION = configuration();

    @Test
    void shouldCarryTheConfigurationAndItsOrigin() {
        DeploymentState state =
                Assessment.of(subject(null, null), unseen(LATER), null).state();

        assertThat(state.key()).isEqualTo("models/chat");
        assertThat(state.team()).isEqualTo("search");
        assertThat(state.modelId()).isEqualTo("Qwen/Qwen3-0.6B");
        assertThat(state.servedModelName()).isEqualTo("qwen");
        assertThat(state.mode()).isEqualTo("disaggregated");
        assertThat(state.frontendService()).isEqualTo("chat-frontend");
        assertThat(state.createdAt()).isEqualTo(NOON);
        assertThat(state.createdBy()).isEqualTo("ada");
        assertThat(state.updatedAt()).isEqualTo(LATER);
        assertThat(state.phase()).isEqualTo(Phase.PENDING);
        assertThat(state.endpoint()).isNull();
        assertThat(state.metricsAddress()).isNull();
    }

    @Test
    void shouldCountWorkersOnlyAndNeverGuess() {
        DeploymentState unknown =
                Assessment.of(subject(null, null), unseen(LATER), null).state();
        assertThat(unknown.replicas()).isEqualTo(new DeploymentState.Replicas(3, null, null));

        DeploymentState half = Assessment.of(
                        subject(NOON, null),
                        scene(graph(
                                3L,
                                Map.of(
                                        "Frontend", new ObservedComponent(1, 1, 1, 1),
                                        "prefill", new ObservedComponent(1, 1, 1, 1)))),
                        null)
                .state();
        assertThat(half.replicas().ready()).as("decode is not known").isNull();

        DeploymentState all =
                Assessment.of(subject(NOON, null), scene(ready()), null).state();
        assertThat(all.replicas()).isEqualTo(new DeploymentState.Replicas(3, 3, 3));
        assertThat(all.phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void shouldShowConditionsEndpointAndObservedRevision() {
        DeploymentState state =
                Assessment.of(subject(NOON, null), scene(ready()), null).state();

        assertThat(state.conditions())
                .containsExactly(
                        new DeploymentState.Condition("Ready", "True", "all_resources_are_ready", "fine", NOON));
        assertThat(state.endpoint()).isEqualTo("http://chat-frontend.models.svc:8000");
        assertThat(state.metricsAddress()).isEqualTo("http://chat-frontend.models.svc:8000/metrics");
        assertThat(state.observedRevision()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeAnUnobservedGenerationForAnObservedRevision() {
        DeploymentState state = Assessment.of(subject(NOON, null), scene(graph(2L, Map.of())), null)
                .state();

        assertThat(state.observedRevision()).isNull();
        assertThat(state.phase()).isNotEqualTo(Phase.RUNNING);
    }

    @Test
    void shouldSayWhatHindersTheApply() {
        DeploymentState state = Assessment.of(
                        subject(null, "Dynamo is not installed in the cluster"), unseen(LATER), null)
                .state();

        assertThat(state.verdict().message())
                .isEqualTo(
                        "It was accepted and is being applied. The last attempt: Dynamo is not installed in the cluster");
    }

    @Test
    void shouldForgetTheHindranceOnceItIsApplied() {
        DeploymentState state =
                Assessment.of(subject(NOON, "busy"), scene(ready()), null).state();

        assertThat(state.verdict().message()).doesNotContain("busy");
    }

    @Test
    void shouldKeepTheBeginningOfAReasonThatLasts() {
        Assessment first = Assessment.of(subject(null, null), unseen(NOON), null);

        DeploymentState second =
                Assessment.of(subject(null, null), unseen(LATER), first).state();

        assertThat(second.verdict().since()).isEqualTo(first.state().verdict().since());
        assertThat(second.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void shouldKeepTheTimeOfAStepForItsRevisionOnly() {
        Assessment first = Assessment.of(subject(NOON, null), scene(ready()), null);

        assertThat(Assessment.of(subject(LATER, null), scene(ready()), first)
                        .steps()
                        .get(1)
                        .at())
                .as("applied once more, but reached before")
                .isEqualTo(NOON);
        Subject next = new Subject(
                new DesiredRevision(CONFIGURATION, new RevisionNumber(2), LATER, LATER, null, false),
                null,
                NOON,
                "ada");
        assertThat(Assessment.of(next, scene(ready()), first).steps().getFirst().at())
                .isEqualTo(LATER);
    }

    @Test
    void shouldJudgeTheStepsOfTheSameMoment() {
        assertThat(Assessment.of(subject(NOON, null), scene(ready()), null).steps())
                .extracting(RolloutStep::status)
                .containsOnly(RolloutStep.Status.DONE);
    }

    private static Subject subject(@Nullable Instant appliedAt, @Nullable String hindrance) {
        return new Subject(
                new DesiredRevision(CONFIGURATION, RevisionNumber.FIRST, NOON, appliedAt, null, false),
                hindrance,
                NOON,
                "ada");
    }

    private static Scene unseen(Instant now) {
        return new Scene(
                new Contact.Reachable(),
                new Sighting.Absent(null),
                List.of(),
                List.of(),
                null,
                now,
                Deadlines.STANDARD);
    }

    private static Scene scene(ObservedGraph graph) {
        return new Scene(
                new Contact.Reachable(),
                new Sighting.Present(graph),
                List.of(),
                List.of(),
                "http://chat-frontend.models.svc:8000",
                LATER,
                Deadlines.STANDARD);
    }

    private static ObservedGraph ready() {
        return graph(
                3L,
                Map.of(
                        "Frontend", new ObservedComponent(1, 1, 1, 1),
                        "prefill", new ObservedComponent(1, 1, 1, 1),
                        "decode", new ObservedComponent(2, 2, 2, 2)));
    }

    private static ObservedGraph graph(Long observed, Map<String, ObservedComponent> components) {
        return new ObservedGraph(
                3,
                observed,
                "1",
                false,
                "successful",
                List.of(new ObservedCondition("Ready", "True", "all_resources_are_ready", "fine", NOON)),
                Map.of("Frontend", 1, "prefill", 1, "decode", 2),
                components);
    }

    private static DeploymentConfiguration configuration() {
        try {
            return ConfigurationReader.readStored(new ObjectMapper().readTree("""
                    {"name": "chat", "namespace": "models", "team": "search", "modelId": "Qwen/Qwen3-0.6B",
                     "engine": "vllm", "mode": "disaggregated", "prefillReplicas": 1, "decodeReplicas": 2,
                     "servedModelName": "qwen"}"""));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
