package io.dynamote.telemetry.deployment;

import java.time.Instant;
import java.util.List;

import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.DeploymentState.Component;
import io.dynamote.events.deployment.DeploymentState.Pod;
import io.dynamote.events.deployment.DeploymentState.Replicas;
import io.dynamote.events.deployment.DeploymentState.Verdict;
import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;

/** States of one deployment with two workers; seconds count from {@link #BEGIN}. */
record Deployments(
        String name,
        int revision,
        Phase phase,
        String reason,
        @Nullable Integer ready,
        @Nullable Integer updated,
        int created) {

    static final Instant BEGIN = Instant.parse("2026-11-20T12:00:00Z");

    static Deployments pending(String name, int revision) {
        return new Deployments(name, revision, Phase.PENDING, "Accepted", null, null, 0);
    }

    Deployments deploying(String why, @Nullable Integer nowReady, @Nullable Integer nowUpdated) {
        return new Deployments(name, revision, Phase.DEPLOYING, why, nowReady, nowUpdated, created);
    }

    Deployments in(Phase other, String why) {
        return new Deployments(name, revision, other, why, ready, updated, created);
    }

    Deployments createdAt(int second) {
        return new Deployments(name, revision, phase, reason, ready, updated, second);
    }

    static Instant second(int second) {
        return BEGIN.plusSeconds(second);
    }

    DeploymentState at(int second) {
        return new DeploymentState(
                "ns",
                name,
                "search",
                "Qwen/Qwen3-0.6B",
                "qwen",
                "vllm",
                "aggregated",
                phase,
                new Verdict(reason, "in words", second(second)),
                revision,
                revision,
                new Replicas(2, ready, ready),
                List.of(
                        new Component("Frontend", "frontend", 1, 1, 1),
                        new Component("worker", "worker", 2, ready, updated)),
                List.of(),
                List.of(
                        new Pod("p1", "worker", "Running", true, 2, null, null, null),
                        new Pod("p2", "worker", "Running", true, 1, null, null, null)),
                name + "-frontend",
                null,
                null,
                second(created),
                "ada",
                second(second));
    }
}
