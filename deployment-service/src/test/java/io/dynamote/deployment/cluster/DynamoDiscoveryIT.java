package io.dynamote.deployment.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dynamote.deployment.model.ApiVersion;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What API servers of all moods say when they are asked for Dynamo. */
class DynamoDiscoveryIT {

    private static final String CRD =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/dynamographdeployments.nvidia.com";
    private static final String GROUP = "/apis/nvidia.com";

    private record Said(int status, String body) {}

    private final Map<String, Said> answers = new ConcurrentHashMap<>();
    private HttpServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterEach
    void close() {
        client.close();
        server.stop(0);
    }

    @Test
    void shouldReadTheDefinition() {
        answers.put(CRD, new Said(200, """
                {"spec": {"versions": [
                  {"name": "v1beta1", "served": true, "storage": false, "schema": {"openAPIV3Schema": {"type": "object"}}},
                  {"name": "v1alpha1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {"type": "object"}}},
                  {"name": "v9", "served": true, "storage": false, "schema": {"openAPIV3Schema": {"type": "object"}}}]}}"""));

        DynamoApi found = discover();

        assertThat(found.versions()).containsExactly(ApiVersion.V1BETA1, ApiVersion.V1ALPHA1);
        assertThat(found.preferred()).as("the stored one").isEqualTo(ApiVersion.V1ALPHA1);
        assertThat(found.definition()).isNotNull();
    }

    @Test
    void shouldTakeAMissingDefinitionForAClusterWithoutDynamo() {
        answers.put(CRD, new Said(404, """
                {"kind": "Status", "code": 404, "reason": "NotFound"}"""));

        assertThat(discover()).isEqualTo(DynamoApi.ABSENT);
    }

    @Test
    void shouldAskTheGroupWhereTheDefinitionMayNotBeRead() {
        answers.put(CRD, new Said(403, """
                {"kind": "Status", "code": 403, "reason": "Forbidden"}"""));
        assertThat(discover()).as("no group either").isEqualTo(DynamoApi.ABSENT);

        answers.put(GROUP, new Said(200, """
                {"kind": "APIGroup", "apiVersion": "v1", "name": "nvidia.com", "versions": [
                  {"groupVersion": "nvidia.com/v1beta1", "version": "v1beta1"},
                  {"groupVersion": "nvidia.com/v1", "version": "v1"}],
                 "preferredVersion": {"groupVersion": "nvidia.com/v1beta1", "version": "v1beta1"}}"""));
        DynamoApi found = discover();

        assertThat(found.preferred()).isEqualTo(ApiVersion.V1BETA1);
        assertThat(found.versions()).containsExactly(ApiVersion.V1BETA1);
        assertThat(found.definition()).as("not known").isNull();
    }

    @Test
    void shouldWriteTheOlderVersionWhereTheStoredOneIsNotTold() {
        answers.put(CRD, new Said(403, """
                {"kind": "Status", "code": 403, "reason": "Forbidden"}"""));
        answers.put(GROUP, new Said(200, """
                {"kind": "APIGroup", "apiVersion": "v1", "name": "nvidia.com", "versions": [
                  {"groupVersion": "nvidia.com/v1beta1", "version": "v1beta1"},
                  {"groupVersion": "nvidia.com/v1alpha1", "version": "v1alpha1"}]}"""));

        assertThat(discover().preferred()).isEqualTo(ApiVersion.V1ALPHA1);
    }

    @Test
    void shouldNotTakeATroubledServerForOneWithoutDynamo() {
        for (int status : new int[] {401, 429, 500, 503}) {
            answers.put(CRD, new Said(status, "{\"kind\": \"Status\", \"code\": " + status + "}"));

            assertThatThrownBy(this::discover)
                    .as("%d", status)
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            e -> assertThat(e.getCode()).isEqualTo(status));
        }
        answers.put(CRD, new Said(200, "<html>sign in</html>"));
        assertThatThrownBy(this::discover)
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("is not JSON");
    }

    private DynamoApi discover() {
        return new DynamoDiscovery(client, new ObjectMapper()).discover();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Said said = answers.getOrDefault(
                    exchange.getRequestURI().getPath(), new Said(404, "{\"kind\": \"Status\", \"code\": 404}"));
            byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(said.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
