package io.dynamote.embedded.cluster.dynamo;

import io.dynamote.embedded.cluster.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GraphTest {

    @Test
    void shouldReadBothVersionsAlike() {
        Graph beta = Graph.of(Yaml.object("""
                apiVersion: nvidia.com/v1beta1
                metadata: {name: chat, namespace: ns}
                spec:
                  backendFramework: sglang
                  components:
                    - name: decode
                      type: decode
                      replicas: 3
                      podTemplate:
                        spec:
                          nodeSelector: {zone: a}
                          containers:
                            - {name: sidecar, image: "side:1.0.0"}
                            - name: main
                              image: "sglang:1.4.0"
                              envFrom: [{secretRef: {name: hf-token-secret}}, {secretRef: {name: o, optional: true}}]
                              resources: {limits: {nvidia.com/gpu: "2"}}
                """));
        Graph alpha = Graph.of(Yaml.object("""
                apiVersion: nvidia.com/v1alpha1
                metadata: {name: chat, namespace: ns}
                spec:
                  backendFramework: sglang
                  services:
                    decode:
                      componentType: worker
                      subComponentType: decode
                      replicas: 3
                      envFromSecret: hf-token-secret
                      resources: {limits: {gpu: "2"}}
                      extraPodSpec:
                        nodeSelector: {zone: a}
                        mainContainer: {image: "sglang:1.4.0"}
                """));

        for (Graph graph : new Graph[] {beta, alpha}) {
            assertThat(graph.backendFramework()).isEqualTo("sglang");
            assertThat(graph.components()).singleElement().satisfies(component -> {
                assertThat(component.type()).isEqualTo("decode");
                assertThat(component.replicas()).isEqualTo(3);
                assertThat(component.gpus()).isEqualTo(2);
                assertThat(component.image()).isEqualTo("sglang:1.4.0");
                assertThat(component.secrets()).containsExactly("hf-token-secret");
                assertThat(component.podSpec().at("/nodeSelector/zone").asText())
                        .isEqualTo("a");
                assertThat(component.isWorker()).isTrue();
            });
        }
        assertThat(beta.components().getFirst().imagePath())
                .isEqualTo("spec.components[0].podTemplate.spec.containers[1].image");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [--model, Qwen/Qwen3-0.6B]                                       | Qwen/Qwen3-0.6B
            [--model-path, Qwen/Qwen3-0.6B, --served-model-name, qwen]       | qwen
            [--model-path, Qwen/Qwen3-0.6B, --model-name, mock]              | mock
            ["--model Qwen/Qwen3-0.6B --enforce-eager"]                      | Qwen/Qwen3-0.6B
            """)
    void shouldFindTheServedModel(String args, String model) {
        assertThat(worker("[python3, -m, dynamo.vllm]", args).servedModel()).contains(model);
    }

    @Test
    void shouldServeNothingWithoutAModel() {
        assertThat(worker("[python3, -m, dynamo.vllm]", "[--model]").servedModel())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [python3, -m, dynamo.vllm]              | vllm
            [/bin/sh, -c, "python3 -m dynamo.trtllm"] | trtllm
            [python3, -m, dynamo.mocker]            | ``
            [sleep, "1"]                            | ``
            """)
    void shouldTellTheFrameworkFromTheCommand(String command, String framework) {
        assertThat(String.join(",", worker(command, "[]").frameworks())).isEqualTo(framework);
    }

    @Test
    void shouldChangeTheHashWithThePodAndNotWithTheReplicas() {
        String one = worker("[a]", "[b]").components().getFirst().hash();

        assertThat(one)
                .matches("[0-9a-f]{8}")
                .isEqualTo(worker("[a]", "[b]").components().getFirst().hash());
        assertThat(worker("[a]", "[c]").components().getFirst().hash()).isNotEqualTo(one);
    }

    private static Graph worker(String command, String args) {
        return Graph.of(Yaml.object("""
                apiVersion: nvidia.com/v1beta1
                metadata: {name: chat, namespace: ns}
                spec:
                  components:
                    - name: worker
                      type: worker
                      podTemplate:
                        spec:
                          containers: [{name: main, image: "x:1.0.0", command: %s, args: %s}]
                """.formatted(command, args)));
    }
}
