package io.dynamote.deployment.model;

import java.util.List;

/** Configurations to start a test from. */
public final class Configurations {

    private Configurations() {}

    /** Qwen3 0.6B on vLLM, everything else at its default. */
    public static DeploymentConfiguration serving(Serving serving) {
        ModelId model = new ModelId("Qwen/Qwen3-0.6B");
        return new DeploymentConfiguration(
                DeploymentRef.of("dynamo-system", "qwen3-chat"),
                new TeamName("search"),
                model,
                Engine.VLLM,
                serving,
                ServedModelName.of(model),
                RouterMode.NONE,
                new SecretName("hf-token-secret"),
                null,
                false,
                true,
                false,
                new Resources(new GpuCount(1), new MemoryQuantity("32Gi")),
                EngineArguments.NONE,
                null,
                NodeSelector.ANY,
                List.of());
    }

    /** With this many aggregated workers. */
    public static DeploymentConfiguration workers(int replicas) {
        return serving(new Serving.Aggregated(new ReplicaCount(replicas)));
    }

    /** With these numbers of prefill and decode workers. */
    public static DeploymentConfiguration split(int prefill, int decode) {
        return serving(new Serving.Disaggregated(new ReplicaCount(prefill), new ReplicaCount(decode)));
    }
}
