package io.dynamote.embedded.cluster.life;

import java.util.List;

/** The words in which kubelets, registries, engines and hubs report trouble. */
final class Messages {

    private Messages() {}

    static String imageNotFound(String image) {
        return "failed to pull and unpack image \"%1$s\": failed to resolve reference \"%1$s\": %1$s: not found"
                .formatted(image);
    }

    static String registryRefuses(String image) {
        String registry = image.contains("/") ? image.substring(0, image.indexOf('/')) : "docker.io";
        return ("failed to pull and unpack image \"%1$s\": failed to resolve reference \"%1$s\": failed to authorize:"
                        + " failed to fetch anonymous token: unexpected status from GET request to"
                        + " https://%2$s/token: 401 Unauthorized")
                .formatted(image, registry);
    }

    static List<String> hubForbidden(String model) {
        return List.of(
                "Traceback (most recent call last):",
                "requests.exceptions.HTTPError: 403 Client Error: Forbidden for url:"
                        + " https://huggingface.co/%s/resolve/main/config.json".formatted(model),
                "huggingface_hub.errors.GatedRepoError: 403 Client Error.",
                "Cannot access gated repo for url https://huggingface.co/%s/resolve/main/config.json.".formatted(model),
                "Access to model %s is restricted and you are not in the authorized list.".formatted(model));
    }

    static List<String> loadingWeights(String model) {
        return List.of("INFO Starting to load model " + model, "INFO Loading safetensors checkpoint shards:   0% 0/4");
    }

    static List<String> cudaDriverTooOld() {
        return List.of(
                "Traceback (most recent call last):",
                "RuntimeError: The NVIDIA driver on your system is too old (found version 12020).",
                "RuntimeError: CUDA error: CUDA driver version is insufficient for CUDA runtime version");
    }

    static List<String> cacheTooSmall() {
        return List.of(
                "INFO Available KV cache memory: 1.21 GiB",
                "ValueError: To serve at least one request with the models's max seq len (32768), (3.50 GiB KV cache is"
                        + " needed, which is larger than the available KV cache memory (1.21 GiB). Based on the available"
                        + " memory, the estimated maximum model length is 11328. Try increasing"
                        + " `gpu_memory_utilization` or decreasing `max_model_len` when initializing the engine.");
    }

    static List<String> engineDied() {
        return List.of(
                "Traceback (most recent call last):",
                "RuntimeError: Engine core initialization failed. See root cause above. Failed core proc(s): {}");
    }

    static String probeTimeout() {
        return "Startup probe failed: Get \"http://%s:9090/live\": context deadline exceeded"
                + " (Client.Timeout exceeded while awaiting headers)";
    }

    static String diskFull() {
        return "The node was low on resource: ephemeral-storage. Threshold quantity: 53687091200, available:"
                + " 48201344Ki. Container main was using 41943040Ki, request is 2Gi, has larger consumption of"
                + " ephemeral-storage. ";
    }

    static String quota(String pod, int gpus) {
        return ("Error creating: pods \"%s\" is forbidden: exceeded quota: gpu-quota, requested:"
                        + " requests.nvidia.com/gpu=%d, used: requests.nvidia.com/gpu=4, limited:"
                        + " requests.nvidia.com/gpu=4")
                .formatted(pod, gpus);
    }
}
