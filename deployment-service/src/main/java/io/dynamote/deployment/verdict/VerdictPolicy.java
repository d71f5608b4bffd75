package io.dynamote.deployment.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The rule of D7: Running only when the operator has observed this generation of this revision and each desired
 * component has all its replicas updated and ready. {@code status.state} alone is never believed (ADR 0023).
 *
 * <pre>
 * to be deleted? ── Terminating
 * refused by the cluster? ── Failed
 * absent, another revision, not observed ── Pending or Deploying; past the operator's deadline Failed (Stalled)
 * state failed ── Failed
 * every component complete and state successful ── Running
 * a pod that cannot come up ── Failed
 * otherwise ── Deploying; past the rollout's deadline Failed (Stalled)
 * </pre>
 */
public final class VerdictPolicy {

    private static final String STALLED = "Stalled";

    private final Observation observation;
    private final Instant asOf;
    private final List<ComponentCheck> checks;

    private VerdictPolicy(Observation observation) {
        this.observation = observation;
        this.asOf = observation.asOf();
        List<DesiredComponent> desired =
                DesiredComponent.of(observation.desired().configuration().serving());
        this.checks = desired.stream()
                .map(component -> switch (observation.sighting()) {
                    case Sighting.Absent _ -> ComponentCheck.unseen(component);
                    case Sighting.Present(ObservedGraph graph) -> ComponentCheck.of(component, graph);
                })
                .toList();
    }

    /** Judges. The same observation always gives the same verdict. */
    public static Verdict judge(Observation observation) {
        return new VerdictPolicy(observation).verdict();
    }

    private Verdict verdict() {
        DesiredRevision desired = observation.desired();
        return switch (observation.sighting()) {
            case Sighting.Absent _ when desired.deleting() -> terminating("Deleting", desired.startedAt());
            case Sighting.Present(var graph)
            when desired.deleting() || graph.terminating() ->
                terminating(desired.deleting() ? "Deleting" : "DeletedOutside", desired.startedAt());
            case Sighting.Absent(var since) -> absent(since);
            case Sighting.Present(var graph) -> present(graph);
        };
    }

    private Verdict terminating(String reason, Instant since) {
        int pods = observation.pods().size();
        String left = switch (pods) {
            case 0 -> "no pod is left";
            case 1 -> "1 pod is left";
            default -> pods + " pods are left";
        };
        String by = reason.equals("Deleting") ? "" : ", deleted by someone else in the cluster";
        return say(Phase.TERMINATING, reason, left + by, since);
    }

    private Verdict absent(@Nullable Instant missingSince) {
        DesiredRevision desired = observation.desired();
        boolean wasThere = desired.appliedAt() != null;
        Instant since = wasThere && missingSince != null ? missingSince : desired.startedAt();
        if (desired.refusal() != null) {
            return refused(desired.refusal(), "");
        }
        if (!(observation.contact() instanceof Contact.Reachable)) {
            return say(
                    Phase.PENDING,
                    "ClusterUnreachable",
                    "it waits for the cluster to be reachable",
                    desired.startedAt());
        }
        if (isOver(since, observation.deadlines().operator())) {
            return say(
                    Phase.FAILED,
                    STALLED,
                    wasThere
                            ? "it is gone from the cluster and could not be applied again for " + elapsed(since)
                            : "it was accepted, but could not be applied for " + elapsed(since),
                    since.plus(observation.deadlines().operator()));
        }
        return wasThere
                ? say(Phase.PENDING, "Missing", "it is not in the cluster and is applied again", since)
                : say(Phase.PENDING, "Accepted", "it was accepted and is being applied", since);
    }

    private Verdict present(ObservedGraph graph) {
        DesiredRevision desired = observation.desired();
        String wanted = desired.number().toString();
        if (!wanted.equals(graph.revision())) {
            String live = graph.revision() == null ? "an unknown revision" : "revision " + graph.revision();
            return desired.refusal() != null
                    ? refused(desired.refusal(), "; " + live + " is still in the cluster")
                    : waiting(
                            "Applying",
                            "revision " + wanted + " is being applied, the cluster has " + live,
                            "revision " + wanted + " could not be applied, the cluster has " + live,
                            desired.acceptedAt());
        }
        if (!graph.isObserved()) {
            return waiting(
                    "WaitingForOperator",
                    "the operator has not yet acted on generation " + graph.generation(),
                    "the operator has not acted on generation " + graph.generation() + " for "
                            + elapsed(desired.startedAt()),
                    desired.startedAt());
        }
        Optional<ObservedCondition> ready = graph.condition("Ready");
        if ("failed".equals(graph.state())) {
            return say(
                    Phase.FAILED,
                    "OperatorFailed",
                    "the operator reports: " + ready.map(VerdictPolicy::words).orElse("failed, without a reason"),
                    ready.map(ObservedCondition::lastTransitionTime).orElse(desired.startedAt()));
        }
        return rollout(graph, ready);
    }

    private Verdict rollout(ObservedGraph graph, Optional<ObservedCondition> ready) {
        Instant began = began(ready);
        Optional<Finding> finding = new PodFindings(observation, asOf).mostTelling();
        Optional<ComponentCheck.Shortfall> shortfall =
                checks.stream().flatMap(c -> c.shortfall().stream()).findFirst();
        boolean successful = "successful".equals(graph.state())
                && ready.filter(c -> c.status().equals("False")).isEmpty();
        if (shortfall.isEmpty()
                && successful
                && finding.filter(Finding::isFatal).isEmpty()) {
            return running(ready);
        }
        if (finding.isPresent()) {
            Finding found = finding.get();
            String words = found.subject() + " " + found.words() + " (" + elapsed(found.since()) + ")";
            if (found.isFatal()) {
                return say(Phase.FAILED, found.reason(), words, found.since());
            }
            return slow(found.reason(), words, found.since(), began);
        }
        if (shortfall.isPresent()) {
            return slow(shortfall.get().reason(), shortfall.get().words(), began, began);
        }
        String words = ready.filter(c -> c.status().equals("False"))
                .map(VerdictPolicy::words)
                .orElse(graph.state() == null ? "no state" : "state " + graph.state());
        return slow("OperatorPending", "all counts are reached, but the operator reports: " + words, began, began);
    }

    /** The rollout began when it was applied, or when a deployment that was ready ceased to be. */
    private Instant began(Optional<ObservedCondition> ready) {
        Instant started = observation.desired().startedAt();
        @Nullable
        Instant ceased = ready.filter(c -> c.status().equals("False"))
                .map(ObservedCondition::lastTransitionTime)
                .orElse(null);
        return ceased != null && ceased.isAfter(started) ? ceased : started;
    }

    private Verdict running(Optional<ObservedCondition> ready) {
        int workers = observation.desired().configuration().serving().totalReplicas();
        return say(
                Phase.RUNNING,
                "Ready",
                workers == 1 ? "the worker is ready" : "all " + workers + " workers are ready",
                ready.map(ObservedCondition::lastTransitionTime)
                        .orElse(observation.desired().startedAt()));
    }

    private Verdict slow(String reason, String words, Instant since, Instant began) {
        Duration deadline = observation.deadlines().rollout();
        return isOver(began, deadline)
                ? say(Phase.FAILED, STALLED, "not ready after " + elapsed(began) + ": " + words, began.plus(deadline))
                : say(Phase.DEPLOYING, reason, words, since);
    }

    private Verdict waiting(String reason, String words, String late, Instant since) {
        Duration deadline = observation.deadlines().operator();
        return isOver(since, deadline)
                ? say(Phase.FAILED, STALLED, late, since.plus(deadline))
                : say(Phase.DEPLOYING, reason, words, since);
    }

    private Verdict refused(String refusal, String rest) {
        return say(
                Phase.FAILED,
                "Rejected",
                "the cluster refused revision " + observation.desired().number() + ": " + refusal + rest,
                observation.desired().acceptedAt());
    }

    private boolean isOver(Instant from, Duration deadline) {
        return asOf.isAfter(from.plus(deadline));
    }

    private String elapsed(Instant from) {
        return Elapsed.between(from, asOf);
    }

    private Verdict say(Phase phase, String reason, String words, Instant since) {
        String stale = switch (observation.contact()) {
            case Contact.Reachable _, Contact.NeverReached _ -> "";
            case Contact.Unreachable(Instant last) ->
                " (as of " + Elapsed.between(last, observation.now()) + " ago, the cluster is not reachable)";
        };
        return new Verdict(
                phase,
                reason,
                sentence(words) + stale,
                since,
                checks.stream().map(ComponentCheck::counts).toList());
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String words(ObservedCondition condition) {
        if (condition.message() != null && !condition.message().isBlank()) {
            return condition.message();
        }
        return condition.reason() == null ? condition.type() + " is " + condition.status() : condition.reason();
    }
}
