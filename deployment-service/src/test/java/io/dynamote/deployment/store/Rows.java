package io.dynamote.deployment.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;

/** Rows for tests. */
public final class Rows {

    /** When everything in them happened. */
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** An acceptance of the first revision. */
    public static final Applied APPLIED = new Applied(RevisionNumber.FIRST, "uid-1", 1, NOON);

    private Rows() {}

    /** A deployment that was just accepted. */
    public static Deployment accepted(String name) {
        return new Deployment(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                DeploymentRef.of("dynamo-system", name),
                Desired.PRESENT,
                RevisionNumber.FIRST,
                null,
                null,
                null,
                state(name, Phase.PENDING, "It was accepted and is being applied", NOON),
                List.of(),
                null);
    }

    /** A state that differs from another one by its phase and message. */
    public static DeploymentState state(String name, Phase phase, String message, Instant updatedAt) {
        return new DeploymentState(
                "dynamo-system",
                name,
                "search",
                "Qwen/Qwen3-0.6B",
                "Qwen/Qwen3-0.6B",
                "vllm",
                "aggregated",
                phase,
                new DeploymentState.Verdict("Accepted", message, NOON),
                1,
                null,
                new DeploymentState.Replicas(1, null, null),
                List.of(),
                List.of(),
                List.of(),
                name + "-frontend",
                null,
                null,
                NOON,
                "ada",
                updatedAt);
    }
}
