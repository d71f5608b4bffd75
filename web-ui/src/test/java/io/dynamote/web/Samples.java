package io.dynamote.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import io.dynamote.events.model.ModelState;

/** Models and deployments as they occur. */
public final class Samples {

    public static final String NAMESPACE = "dynamo-system";

    private Samples() {}

    public static List<ModelState> models() {
        return List.of(
                model(
                        "Qwen/Qwen3-0.6B",
                        "Qwen3 0.6B",
                        "0.6B",
                        596_049_920L,
                        "text-generation",
                        32_768,
                        "4GB",
                        false,
                        "vllm",
                        "sglang",
                        "trtllm"),
                model(
                        "Qwen/Qwen2.5-1.5B-Instruct",
                        "Qwen2.5 1.5B Instruct",
                        "1.5B",
                        1_543_714_304L,
                        "chat",
                        32_768,
                        "6GB",
                        false,
                        "vllm",
                        "sglang",
                        "trtllm"),
                model(
                        "deepseek-ai/DeepSeek-R1-Distill-Llama-8B",
                        "DeepSeek R1 Distill 8B",
                        "8B",
                        8_030_261_248L,
                        "chat",
                        16_384,
                        "16GB",
                        false,
                        "vllm",
                        "sglang"),
                model(
                        "meta-llama/Llama-3.2-1B-Instruct",
                        "Llama 3.2 1B Instruct",
                        "1B",
                        1_235_814_400L,
                        "chat",
                        131_072,
                        "4GB",
                        true,
                        "vllm",
                        "sglang",
                        "trtllm"),
                model(
                        "meta-llama/Llama-3.2-3B-Instruct",
                        "Llama 3.2 3B Instruct",
                        "3B",
                        3_212_749_824L,
                        "chat",
                        131_072,
                        "8GB",
                        true,
                        "vllm",
                        "sglang",
                        "trtllm"),
                model(
                        "mistralai/Mistral-7B-Instruct-v0.3",
                        "Mistral 7B Instruct v0.3",
                        "7B",
                        7_248_023_552L,
                        "chat",
                        32_768,
                        "16GB",
                        false,
                        "vllm",
                        "sglang",
                        "trtllm"),
                model(
                        "microsoft/Phi-3-mini-4k-instruct",
                        "Phi-3 Mini 4K Instruct",
                        "3.8B",
                        3_821_079_552L,
                        "chat",
                        4_096,
                        "8GB",
                        false,
                        "vllm",
                        "sglang"),
                model(
                        "TinyLlama/TinyLlama-1.1B-Chat-v1.0",
                        "TinyLlama 1.1B Chat",
                        "1.1B",
                        1_100_048_384L,
                        "chat",
                        2_048,
                        "4GB",
                        false,
                        "vllm",
                        "sglang",
                        "trtllm"));
    }

    public static ModelState model(
            String id,
            String name,
            String size,
            long parameters,
            String task,
            int context,
            String memory,
            boolean gated,
            String... engines) {
        return new ModelState(
                id,
                name,
                name + " answers questions and follows instructions; a good first choice for its size.",
                size,
                task,
                parameters,
                context,
                gated ? "llama3.2" : "apache-2.0",
                gated,
                List.of(engines),
                memory,
                new ModelState.Architecture(28, 8, 128, "bf16"));
    }

    public static List<DeploymentState> deployments(Instant now) {
        return List.of(
                deployment(
                        now,
                        "qwen3-chat",
                        "search",
                        "Qwen/Qwen3-0.6B",
                        "vllm",
                        "aggregated",
                        Phase.RUNNING,
                        "Ready",
                        "All 2 workers serve revision 3",
                        2,
                        2,
                        4_000),
                deployment(
                        now,
                        "llama-3b-summaries",
                        "documents",
                        "meta-llama/Llama-3.2-3B-Instruct",
                        "trtllm",
                        "disaggregated",
                        Phase.DEPLOYING,
                        "PullingImage",
                        "decode 1 of 2 is pulling its image (2 min)",
                        3,
                        1,
                        150),
                deployment(
                        now,
                        "mistral-eval",
                        "research",
                        "mistralai/Mistral-7B-Instruct-v0.3",
                        "vllm",
                        "aggregated",
                        Phase.FAILED,
                        "ImagePull",
                        "The image nvcr.io/nvidia/ai-dynamo/vllm-runtime:1.9.9 cannot be pulled: not found in the registry",
                        2,
                        0,
                        900),
                deployment(
                        now,
                        "phi3-tools",
                        "search",
                        "microsoft/Phi-3-mini-4k-instruct",
                        "sglang",
                        "aggregated",
                        Phase.PENDING,
                        "Accepted",
                        "Accepted, waiting for the cluster to act on it",
                        1,
                        0,
                        6),
                deployment(
                        now,
                        "deepseek-r1",
                        "research",
                        "deepseek-ai/DeepSeek-R1-Distill-Llama-8B",
                        "sglang",
                        "aggregated",
                        Phase.RUNNING,
                        "Ready",
                        "All 3 workers serve revision 1",
                        3,
                        3,
                        400_000),
                deployment(
                        now,
                        "tinyllama-ci",
                        "platform",
                        "TinyLlama/TinyLlama-1.1B-Chat-v1.0",
                        "vllm",
                        "aggregated",
                        Phase.TERMINATING,
                        "Deleting",
                        "2 of 3 pods are still stopping",
                        1,
                        0,
                        86_500));
    }

    public static DeploymentState deployment(
            Instant now,
            String name,
            String team,
            String model,
            String engine,
            String mode,
            Phase phase,
            String reason,
            String message,
            int desired,
            int ready,
            long ageSeconds) {
        Instant created = now.minusSeconds(ageSeconds);
        Instant since = now.minus(Duration.ofSeconds(Math.min(ageSeconds, 130)));
        boolean split = mode.equals("disaggregated");
        List<DeploymentState.Component> components = split
                ? List.of(
                        new DeploymentState.Component("Frontend", "frontend", 1, 1, 1),
                        new DeploymentState.Component("prefill", "prefill", 1, Math.min(1, ready), 1),
                        new DeploymentState.Component(
                                "decode", "decode", desired - 1, Math.max(0, ready - 1), desired - 1))
                : List.of(
                        new DeploymentState.Component("Frontend", "frontend", 1, 1, 1),
                        new DeploymentState.Component("worker", "worker", desired, ready, desired));
        return new DeploymentState(
                NAMESPACE,
                name,
                team,
                model,
                model,
                engine,
                mode,
                phase,
                new DeploymentState.Verdict(reason, message, since),
                3,
                phase == Phase.PENDING ? 2 : 3,
                new DeploymentState.Replicas(desired, ready, ready),
                components,
                List.of(new DeploymentState.Condition(
                        "Ready", phase == Phase.RUNNING ? "True" : "False", reason, message, since)),
                List.of(
                        new DeploymentState.Pod(
                                name + "-frontend-7d9c5b-x2x8k",
                                "Frontend",
                                "Running",
                                true,
                                0,
                                "gpu-node-1",
                                null,
                                null),
                        phase == Phase.FAILED
                                ? new DeploymentState.Pod(
                                        name + "-worker-5f6d7c-p9q2z",
                                        "worker",
                                        "Pending",
                                        false,
                                        4,
                                        "gpu-node-2",
                                        "ImagePullBackOff",
                                        message)
                                : new DeploymentState.Pod(
                                        name + "-worker-5f6d7c-p9q2z",
                                        "worker",
                                        ready > 0 ? "Running" : "Pending",
                                        ready > 0,
                                        0,
                                        ready > 0 ? "gpu-node-2" : null,
                                        null,
                                        null)),
                name + "-frontend",
                "http://" + name + "-frontend:8000",
                null,
                created,
                "ada",
                now);
    }
}
