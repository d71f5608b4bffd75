package io.dynamote.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.dynamote.events.deployment.DeploymentEvent;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import io.dynamote.events.model.ModelState;

/** One event of each type, as the goldens show them. */
final class Samples {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String NAMESPACE = "dynamo-system";
    private static final String NAME = "qwen3-chat";

    private Samples() {}

    static Event<?> of(EventType type) {
        UUID id = UUID.nameUUIDFromBytes(type.id().getBytes(StandardCharsets.UTF_8));
        String source = switch (type) {
            case MODEL_STATE -> "/dynamote/catalog";
            case JOB_STATE -> "/dynamote/telemetry";
            case ALERT_STATE,
                    ALERT_PENDING,
                    ALERT_FIRED,
                    ALERT_CHANGED,
                    ALERT_SUBSIDED,
                    ALERT_ACKNOWLEDGED,
                    ALERT_UNACKNOWLEDGED,
                    ALERT_NOTED,
                    ALERT_RESOLVED,
                    ALERT_SILENCED,
                    ALERT_UNSILENCED,
                    ALERT_NOTIFIED -> "/dynamote/alert";
            default -> "/dynamote/deployment";
        };
        return Event.of(id, source, NOON, TRACE, payload(type));
    }

    private static EventPayload payload(EventType type) {
        return switch (type) {
            case MODEL_STATE -> model();
            case DEPLOYMENT_REQUESTED ->
                new DeploymentEvent.Requested(NAMESPACE, NAME, "search", "ada", "create", "for the search page");
            case DEPLOYMENT_REVISION_ACCEPTED ->
                new DeploymentEvent.RevisionAccepted(
                        NAMESPACE,
                        NAME,
                        "search",
                        "ada",
                        1,
                        "Qwen/Qwen3-0.6B",
                        "vllm",
                        "aggregated",
                        "nvidia.com/v1beta1",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
            case DEPLOYMENT_APPLIED -> new DeploymentEvent.Applied(NAMESPACE, NAME, "search", "system", 1, 1L);
            case DEPLOYMENT_REJECTED ->
                new DeploymentEvent.Rejected(
                        NAMESPACE,
                        NAME,
                        "search",
                        "system",
                        1,
                        "The cluster refused the manifest",
                        List.of(new DeploymentEvent.FieldProblem("spec.components[0].replicas", "must be at least 0")));
            case DEPLOYMENT_PHASE_CHANGED ->
                new DeploymentEvent.PhaseChanged(
                        NAMESPACE,
                        NAME,
                        "search",
                        "system",
                        1,
                        Phase.PENDING,
                        Phase.DEPLOYING,
                        "ImagePull",
                        "worker 1 of 2 is pulling its image");
            case DEPLOYMENT_DELETED -> new DeploymentEvent.Deleted(NAMESPACE, NAME, "search", "ada", 1);
            case DEPLOYMENT_STATE -> state();
            case JOB_STATE -> job();
            case ALERT_STATE -> AlertSamples.ACKNOWLEDGED;
            case ALERT_PENDING,
                    ALERT_FIRED,
                    ALERT_CHANGED,
                    ALERT_SUBSIDED,
                    ALERT_ACKNOWLEDGED,
                    ALERT_UNACKNOWLEDGED,
                    ALERT_NOTED,
                    ALERT_RESOLVED,
                    ALERT_SILENCED,
                    ALERT_UNSILENCED,
                    ALERT_NOTIFIED -> AlertSamples.fact(type);
        };
    }

    private static JobState job() {
        return new JobState(
                "backup/db-1/2026-11-20",
                1,
                "Nightly backup of db-1",
                "backup",
                "restic",
                "db-1",
                null,
                JobStatus.RUNNING,
                "packing",
                0.25,
                26_843_545_600L,
                107_374_182_400L,
                NOON.minusSeconds(600),
                NOON,
                null,
                null,
                "https://backups.example/db-1");
    }

    private static ModelState model() {
        return new ModelState(
                "Qwen/Qwen3-0.6B",
                "Qwen3 0.6B",
                "Small language model of the Qwen3 family.",
                "0.6B",
                "text-generation",
                596_049_920L,
                32_768,
                "apache-2.0",
                false,
                List.of("vllm", "sglang", "trtllm"),
                "4GB",
                new ModelState.Architecture(28, 8, 128, "bf16"));
    }

    private static DeploymentState state() {
        return new DeploymentState(
                NAMESPACE,
                NAME,
                "search",
                "Qwen/Qwen3-0.6B",
                "Qwen/Qwen3-0.6B",
                "vllm",
                "aggregated",
                Phase.DEPLOYING,
                new DeploymentState.Verdict("ImagePull", "worker 1 of 2 is pulling its image", NOON),
                1,
                1,
                new DeploymentState.Replicas(2, 1, null),
                List.of(
                        new DeploymentState.Component("Frontend", "frontend", 1, 1, 1),
                        new DeploymentState.Component("worker", "worker", 2, 1, 2)),
                List.of(new DeploymentState.Condition(
                        "Ready", "False", "some_resources_are_not_ready", "Resources not ready: worker", NOON)),
                List.of(new DeploymentState.Pod(
                        "qwen3-chat-worker-1",
                        "worker",
                        "Pending",
                        false,
                        0,
                        "gpu-node-1",
                        "ContainerCreating",
                        "pulling its image",
                        "10.42.1.17")),
                "qwen3-chat-frontend",
                "http://qwen3-chat-frontend.dynamo-system.svc:8000",
                "http://qwen3-chat-frontend.dynamo-system.svc:8000/metrics",
                NOON.minusSeconds(60),
                "ada",
                NOON);
    }
}
