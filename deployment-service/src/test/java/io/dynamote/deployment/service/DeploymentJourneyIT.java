package io.dynamote.deployment.service;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.DeploymentService;
import io.dynamote.events.Event;
import io.dynamote.events.Topics;
import io.dynamote.runtime.service.RunningService;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The life of deployments, as clients and consumers of the topics see it. */
class DeploymentJourneyIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static Parts parts;
    private static RunningService service;
    private static Door door;

    @BeforeAll
    static void start() {
        parts = Parts.start();
        service = DeploymentService.start(parts.options());
        door = new Door(service.address());
        await().atMost(PATIENCE)
                .until(() ->
                        door.get("/api/cluster/status").json().path("connected").asBoolean());
        await().atMost(PATIENCE)
                .until(() -> door.post("/api/deployments/preview", Door.body("ready", ""))
                                .status()
                        == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
        parts.close();
    }

    @Test
    void shouldBringADeploymentUpAndTakeItDownWithItsEventsInOrder() {
        Door.Answer created = door.create("journey");

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.at("/namespace")).isEqualTo("dynamo-system");
        awaitPhase("journey", "Running");
        JsonNode running = door.show("journey").json();
        assertThat(running.at("/replicas/ready").asInt()).isEqualTo(1);
        assertThat(running.path("observedRevision").asInt()).isEqualTo(1);
        assertThat(running.path("pods")).hasSize(2);
        assertThat(running.path("steps"))
                .allMatch(step -> step.path("state").asText().equals("done"))
                .allMatch(step -> step.path("at").isTextual(), "has a time");
        assertThat(running.path("stale").asBoolean()).isFalse();
        assertThat(running.path("endpoint").asText()).contains("/services/journey-frontend:8000/proxy");

        assertThat(door.delete("journey").status()).isEqualTo(202);
        assertThat(door.delete("journey").status()).isIn(202, 404);
        awaitGone("journey");

        List<String> facts = Published.words(facts("journey"));
        assertThat(facts)
                .startsWith("requested", "revision-accepted", "phase-changed", "applied")
                .endsWith("requested", "phase-changed", "deleted")
                .containsOnlyOnce("revision-accepted", "applied", "deleted");
        List<Event<?>> states = Published.of(kafka(), Topics.DEPLOYMENTS, "dynamo-system/journey");
        assertThat(states.getLast().data()).as("tombstone").isNull();
        assertThat(states.subList(0, states.size() - 1)).extracting(Event::data).doesNotContainNull();
        assertThat(states).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepHistoryAndManifestOfWhatIsGone() {
        door.create("remembered");
        door.delete("remembered");
        awaitGone("remembered");

        JsonNode history =
                door.get("/api/deployments/remembered/history").json().path("items");
        assertThat(history.findValuesAsText("type"))
                .startsWith("deleted")
                .endsWith("phase-changed", "revision-accepted", "requested");
        assertThat(history.findValuesAsText("actor")).contains("local", "system");
        Door.Answer csv = door.get("/api/deployments/remembered/history", "text/csv");
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.text()).startsWith("id,at,actor,type,revision,phase,message\r\n");
        assertThat(csv.text().lines()).hasSize(history.size() + 1);
        assertThat(door.get("/api/deployments/remembered/manifest", "application/yaml")
                        .text())
                .contains("kind: DynamoGraphDeployment");
    }

    @Test
    void shouldGiveANameToANewLifeOnceItIsFree() {
        door.create("phoenix");
        door.delete("phoenix");
        awaitGone("phoenix");

        assertThat(door.create("phoenix").status()).isEqualTo(201);
        awaitPhase("phoenix", "Running");
        assertThat(door.show("phoenix").json().path("revision").asInt()).isEqualTo(1);
        door.delete("phoenix");
        awaitGone("phoenix");
    }

    @Test
    void shouldSayWhichNameIsTaken() {
        door.create("taken");

        Door.Answer second = door.create("taken");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.at("/code")).isEqualTo("name_taken");
        assertThat(second.at("/errors/0/field")).isEqualTo("name");
    }

    @Test
    void shouldMakeOneDeploymentOfFivePostsWithOneKey() {
        String body = Door.body("once", "");
        List<Door.Answer> answers = IntStream.range(0, 5)
                .parallel()
                .mapToObj(_ -> door.post("/api/deployments", body, "key-once"))
                .toList();

        assertThat(answers).extracting(Door.Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Door.Answer::text)
                .containsOnly(answers.getFirst().text());
        assertThat(Published.words(facts("once"))).containsOnlyOnce("revision-accepted");
        Door.Answer other = door.post("/api/deployments", Door.body("other", ""), "key-once");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("/code")).isEqualTo("idempotency_key_reused");
    }

    @Test
    void shouldFailInWordsWhenTheImageCannotBePulled() {
        Door.Answer created = door.post(
                "/api/deployments", Door.body("unpullable", ", \"image\": \"registry.example/does-not-exist:1.5.0\""));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        awaitPhase("unpullable", "Failed");
        JsonNode verdict = door.show("unpullable").json().path("verdict");
        assertThat(verdict.path("reason").asText()).containsIgnoringCase("image");
        assertThat(verdict.path("message").asText())
                .contains("cannot pull its image: ")
                .doesNotStartWith("Failed");
    }

    @Test
    void shouldRefuseInputFieldByField() {
        Door.Answer refused = door.post(
                "/api/deployments",
                "{\"name\": \"Bad_Name\", \"modelId\": \"nobody/nothing\", \"engine\": \"vllm\", \"replicas\": -1}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.json().path("errors").findValuesAsText("field")).contains("name", "modelId", "replicas");
        assertThat(door.post(
                                "/api/deployments",
                                "{\"name\": \"wrong\", \"modelId\": \"" + Models.PHI + "\", \"engine\": \"trtllm\"}")
                        .at("/errors/0/field"))
                .isEqualTo("engine");
    }

    @Test
    void shouldGiveTheClustersRefusalAndLeaveOnlyHistory() {
        Door.Answer refused =
                door.post("/api/deployments", Door.body("refused", ", \"namespace\": \"no-such-namespace\""));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("refused_by_cluster");
        assertThat(refused.at("/errors/0/field")).isEqualTo("namespace");
        assertThat(door.get("/api/deployments/refused?namespace=no-such-namespace")
                        .status())
                .isEqualTo(404);
        JsonNode history = door.get("/api/deployments/refused/history?namespace=no-such-namespace")
                .json()
                .path("items");
        assertThat(history.findValuesAsText("type")).startsWith("deleted").contains("rejected");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Published.words(
                                Published.of(kafka(), Topics.DEPLOYMENT_EVENTS, "no-such-namespace/refused")))
                        .endsWith("rejected", "phase-changed", "deleted"));
    }

    @Test
    void shouldNotTouchWhatSomeoneElseMade() {
        GenericKubernetesResource foreign = new GenericKubernetesResourceBuilder()
                .withApiVersion("nvidia.com/v1beta1")
                .withKind("DynamoGraphDeployment")
                .withNewMetadata()
                .withName("foreign")
                .withNamespace("dynamo-system")
                .endMetadata()
                .addToAdditionalProperties(
                        "spec",
                        Map.of(
                                "components",
                                List.of(Map.of(
                                        "name", "Frontend",
                                        "type", "frontend",
                                        "podTemplate",
                                                Map.of(
                                                        "spec",
                                                        Map.of(
                                                                "containers",
                                                                List.of(Map.of(
                                                                        "name",
                                                                        "main",
                                                                        "image",
                                                                        "registry.example/frontend:1.5.0"))))))))
                .build();
        graphs().resource(foreign).create();

        await().atMost(PATIENCE).untilAsserted(() -> {
            Door.Answer refused = door.create("foreign");
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            assertThat(refused.at("/code")).isEqualTo("name_taken_in_cluster");
        });
        assertThat(graphs().withName("foreign").get().getMetadata().getGeneration())
                .isEqualTo(1);
    }

    @Test
    void shouldPreviewWhatItWouldSend() {
        Door.Answer json = door.post("/api/deployments/preview", Door.body("seen", ""));

        assertThat(json.at("/apiVersion")).isEqualTo("nvidia.com/v1beta1");
        assertThat(json.at("/yaml")).contains("name: seen");
        Door.Answer forced =
                door.post("/api/deployments/preview?apiVersion=nvidia.com/v1alpha1", Door.body("seen", ""));
        assertThat(forced.at("/apiVersion")).isEqualTo("nvidia.com/v1alpha1");
        assertThat(door.show("seen").status()).isEqualTo(404);
    }

    @Test
    void shouldRestoreWhatSomeoneElseDeleted() {
        door.create("kept");
        awaitPhase("kept", "Running");

        graphs().withName("kept").delete();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Published.words(facts("kept")).stream().filter("applied"::equals))
                                .hasSize(2));
        awaitPhase("kept", "Running");
    }

    @Test
    void shouldDescribeClusterNamespacesAndAccess() {
        JsonNode status = door.get("/api/cluster/status").json();
        assertThat(status.path("simulated").asBoolean()).isTrue();
        assertThat(status.at("/dynamo/installed").asBoolean()).isTrue();
        assertThat(status.at("/dynamo/versions/0").asText()).isEqualTo("v1beta1");
        assertThat(status.path("version").asText()).startsWith("v1.");
        assertThat(door.get("/api/namespaces").json().path("items").findValuesAsText("name"))
                .contains("dynamo-system");

        door.create("reached");
        awaitPhase("reached", "Running");
        JsonNode access = door.get("/api/deployments/reached/access").json();
        String url = access.path("models").asText().replace("curl -sS ", "");
        assertThat(new Door(URI.create(url)).get(url).json().at("/data/0/id").asText())
                .isEqualTo(Models.QWEN);
        assertThat(door.get("/api/deployments/reached/pods").json().path("items"))
                .hasSize(2);
    }

    private static NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            graphs() {
        return parts.cluster()
                .client()
                .genericKubernetesResources("nvidia.com/v1beta1", "DynamoGraphDeployment")
                .inNamespace("dynamo-system");
    }

    private static List<Event<?>> facts(String name) {
        return Published.of(kafka(), Topics.DEPLOYMENT_EVENTS, "dynamo-system/" + name);
    }

    private static String kafka() {
        return parts.kafka().bootstrapServers();
    }

    private static void awaitPhase(String name, String phase) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(door.phase(name))
                        .as(() -> Objects.toString(door.show(name).text()))
                        .isEqualTo(phase));
    }

    private static void awaitGone(String name) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(door.show(name).status()).isEqualTo(404));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Published.words(facts(name))).endsWith("deleted"));
    }
}
