package io.dynamote.embedded.cluster;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The API as curl and kubectl see it. */
class HttpApiIT {

    private static final String GRAPHS = "/apis/nvidia.com/v1alpha1/namespaces/dynamo-system/dynamographdeployments";

    private static ClusterFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new ClusterFixture(SimulationOptions.defaults()
                .withSpeed(50)
                .withGraphVersions(List.of("v1alpha1"))
                .withHost("0.0.0.0")
                .withMark("7c0ffee"));
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/version, /major, 1",
        "/version, /gitVersion, v1.34.2+simulated.7c0ffee",
        "/api, /kind, APIVersions",
        "/apis, /kind, APIGroupList",
        "/api/v1, /kind, APIResourceList",
        "/apis/nvidia.com, /preferredVersion/version, v1alpha1",
        "/apis/nvidia.com/v1alpha1, /resources/0/kind, DynamoGraphDeployment",
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/dynamographdeployments.nvidia.com, /spec/versions/0/name, v1alpha1",
        "/api/v1/namespaces/dynamo-system, /metadata/name, dynamo-system",
        "/api/v1/nodes?limit=500, /kind, NodeList",
    })
    void shouldDescribeItself(String path, String pointer, String expected) throws Exception {
        var response = fixture.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(fixture.json(response).at(pointer).asText()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /apis/nvidia.com/v1beta1, 404, NotFound",
        "GET, /apis/nvidia.com/v1beta1/namespaces/dynamo-system/dynamographdeployments, 404, NotFound",
        "GET, /api/v1/namespaces/dynamo-system/pods/none, 404, NotFound",
        "GET, /api/v1/namespaces/dynamo-system/pods?fieldSelector=nonsense, 400, BadRequest",
        "DELETE, /api/v1/namespaces/dynamo-system/secrets/none, 404, NotFound",
        "POST, /api/v1/namespaces/dynamo-system/secrets, 400, BadRequest",
        "PATCH, /api/v1/namespaces/dynamo-system/secrets/hf-token-secret, 415, UnsupportedMediaType",
    })
    void shouldRefuseWithAStatus(String method, String path, int code, String reason) throws Exception {
        var response = fixture.send(method, path, "text/plain", "");

        assertThat(response.statusCode()).isEqualTo(code);
        JsonNode status = fixture.json(response);
        assertThat(status.path("kind").asText()).isEqualTo("Status");
        assertThat(status.path("reason").asText()).isEqualTo(reason);
        assertThat(status.path("code").asInt()).isEqualTo(code);
    }

    @Test
    void shouldStreamAWatchOverPlainHttpAndAcceptYaml() throws Exception {
        var uri = URI.create(fixture.cluster().masterUrl() + GRAPHS + "?watch=true&timeoutSeconds=20");
        try (var in = new BufferedReader(new InputStreamReader(uri.toURL().openStream(), StandardCharsets.UTF_8))) {
            var answer = fixture.send("PATCH", GRAPHS + "/yaml?fieldManager=curl", "application/apply-patch+yaml", """
                    apiVersion: nvidia.com/v1alpha1
                    kind: DynamoGraphDeployment
                    metadata:
                      name: yaml
                      annotations:
                        simulation.dynamote.io/failure: operator-silent
                    spec:
                      unknownToTheSchema: true
                      services:
                        Frontend:
                          componentType: frontend
                          extraPodSpec:
                            mainContainer:
                              image: registry.example/vllm-runtime:1.5.0
                    """);

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(fixture.json(answer)
                            .at("/spec/services/Frontend/replicas")
                            .asInt())
                    .isEqualTo(1);
            assertThat(fixture.json(answer).path("spec").has("unknownToTheSchema"))
                    .as("pruned as a real cluster does it")
                    .isFalse();
            JsonNode event = new ObjectMapper().readTree(in.readLine());
            assertThat(event.path("type").asText()).isEqualTo("ADDED");
            assertThat(event.at("/object/metadata/name").asText()).isEqualTo("yaml");
        }
    }

    @Test
    void shouldTellAWatchFromTheDistantPastToListAgain() throws Exception {
        var expired = fixture.get("/api/v1/nodes?watch=true&resourceVersion=-1&timeoutSeconds=1");

        JsonNode event = new ObjectMapper().readTree(expired.body());
        assertThat(event.path("type").asText()).isEqualTo("ERROR");
        assertThat(event.at("/object/code").asInt()).isEqualTo(410);
    }
}
