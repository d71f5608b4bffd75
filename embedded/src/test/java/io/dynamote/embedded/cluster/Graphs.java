package io.dynamote.embedded.cluster;

import java.util.Map;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;

/** DynamoGraphDeployments for tests. */
final class Graphs {

    static final String NAMESPACE = "dynamo-system";
    static final ResourceDefinitionContext BETA = context("v1beta1");
    static final ResourceDefinitionContext ALPHA = context("v1alpha1");

    private Graphs() {}

    static ResourceDefinitionContext context(String version) {
        return new ResourceDefinitionContext.Builder()
                .withGroup("nvidia.com")
                .withVersion(version)
                .withKind("DynamoGraphDeployment")
                .withPlural("dynamographdeployments")
                .withNamespaced(true)
                .build();
    }

    /** A frontend and vLLM workers of one GPU each. */
    static GenericKubernetesResource beta(String name, int workers) {
        return beta(name, workers, "registry.example/vllm-runtime:1.5.0");
    }

    static GenericKubernetesResource beta(String name, int workers, String image) {
        return Serialization.unmarshal("""
                apiVersion: nvidia.com/v1beta1
                kind: DynamoGraphDeployment
                metadata:
                  name: %s
                  namespace: dynamo-system
                  labels:
                    app.kubernetes.io/managed-by: test
                spec:
                  components:
                    - name: Frontend
                      type: frontend
                      replicas: 1
                      podTemplate:
                        spec:
                          containers:
                            - name: main
                              image: registry.example/vllm-runtime:1.5.0
                    - name: VllmDecodeWorker
                      type: worker
                      replicas: %d
                      podTemplate:
                        spec:
                          containers:
                            - name: main
                              image: %s
                              command: [python3, -m, dynamo.vllm]
                              args: [--model, Qwen/Qwen3-0.6B]
                              envFrom:
                                - secretRef:
                                    name: hf-token-secret
                              resources:
                                limits:
                                  nvidia.com/gpu: "1"
                """.formatted(name, workers, image), GenericKubernetesResource.class);
    }

    /** A frontend of several pods, and one worker. */
    static GenericKubernetesResource withFrontends(String name, int frontends) {
        String yaml = Serialization.asYaml(beta(name, 1));
        return Serialization.unmarshal(
                yaml.replaceFirst("replicas: 1", "replicas: " + frontends), GenericKubernetesResource.class);
    }

    static GenericKubernetesResource alpha(String name, int workers) {
        return Serialization.unmarshal("""
                apiVersion: nvidia.com/v1alpha1
                kind: DynamoGraphDeployment
                metadata:
                  name: %s
                  namespace: dynamo-system
                spec:
                  services:
                    Frontend:
                      componentType: frontend
                      replicas: 1
                      extraPodSpec:
                        mainContainer:
                          image: registry.example/vllm-runtime:1.5.0
                    VllmDecodeWorker:
                      componentType: worker
                      replicas: %d
                      envFromSecret: hf-token-secret
                      resources:
                        limits:
                          gpu: "1"
                      extraPodSpec:
                        mainContainer:
                          image: registry.example/vllm-runtime:1.5.0
                          command: [python3, -m, dynamo.vllm]
                          args: [--model, Qwen/Qwen3-0.6B]
                """.formatted(name, workers), GenericKubernetesResource.class);
    }

    static GenericKubernetesResource failing(String name, String script) {
        GenericKubernetesResource graph = beta(name, 1);
        graph.getMetadata().setAnnotations(Map.of("simulation.dynamote.io/failure", script));
        return graph;
    }
}
