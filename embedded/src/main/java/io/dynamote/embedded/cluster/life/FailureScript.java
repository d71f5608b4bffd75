package io.dynamote.embedded.cluster.life;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The failures that the annotation {@value #ANNOTATION} of a DynamoGraphDeployment can ask for. They befall its
 * workers; the frontend comes up.
 */
public enum FailureScript {
    IMAGE_PULL,
    REGISTRY_AUTH,
    HUB_FORBIDDEN,
    MISSING_SECRET,
    OUT_OF_MEMORY,
    CUDA,
    KV_CACHE,
    CRASH_LOOP,
    PROBE_TIMEOUT,
    NO_GPU,
    TAINT,
    QUOTA,
    DISK_FULL,
    OPERATOR_SILENT;

    /** Names the failure on a DynamoGraphDeployment. */
    public static final String ANNOTATION = "simulation.dynamote.io/failure";

    private static final String PREEMPTION =
            " preemption: 0/%1$d nodes are available: %1$d Preemption is not helpful for scheduling.";

    /** The name in the annotation, such as {@code image-pull}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FailureScript> of(String id) {
        return Arrays.stream(values()).filter(script -> script.id().equals(id)).findFirst();
    }

    /**
     * What the script does to a pod.
     *
     * @param image its image
     * @param model the model that it serves
     * @param secret a secret that it needs
     * @param nodes how many nodes the cluster has
     */
    Fate fate(String image, String model, String secret, int nodes) {
        return switch (this) {
            case IMAGE_PULL -> new Fate.ImagePullFails(Messages.imageNotFound(image));
            case REGISTRY_AUTH -> new Fate.ImagePullFails(Messages.registryRefuses(image));
            case MISSING_SECRET -> new Fate.SecretMissing(secret.isEmpty() ? "hf-token-secret" : secret);
            case HUB_FORBIDDEN -> crash(1, "Error", Messages.hubForbidden(model));
            case OUT_OF_MEMORY -> crash(137, "OOMKilled", Messages.loadingWeights(model));
            case CUDA -> crash(1, "Error", Messages.cudaDriverTooOld());
            case KV_CACHE -> crash(1, "Error", Messages.cacheTooSmall());
            case CRASH_LOOP -> crash(1, "Error", Messages.engineDied());
            case PROBE_TIMEOUT -> new Fate.NeverReady(Messages.probeTimeout());
            case NO_GPU ->
                new Fate.Unschedulable("0/%1$d nodes are available: %1$d Insufficient nvidia.com/gpu.".formatted(nodes)
                        + PREEMPTION.formatted(nodes));
            case TAINT ->
                new Fate.Unschedulable(
                        "0/%1$d nodes are available: %1$d node(s) had untolerated taint {nvidia.com/gpu: present}."
                                        .formatted(nodes)
                                + PREEMPTION.formatted(nodes));
            case QUOTA -> new Fate.QuotaExceeded();
            case DISK_FULL -> new Fate.Evicted(Messages.diskFull());
            case OPERATOR_SILENT -> new Fate.OperatorSilent();
        };
    }

    private static Fate crash(int exitCode, String reason, List<String> lastWords) {
        return new Fate.Crashes(exitCode, reason, Duration.ofSeconds(3), lastWords);
    }
}
