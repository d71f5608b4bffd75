package io.dynamote.deployment.verdict;

import java.util.stream.Stream;

import io.dynamote.deployment.model.Configurations;
import io.dynamote.events.deployment.Phase;
import org.junit.jupiter.params.provider.Arguments;

import static io.dynamote.deployment.verdict.Scene.counts;
import static io.dynamote.deployment.verdict.Scene.deploying;
import static io.dynamote.deployment.verdict.Scene.minutesAgo;
import static io.dynamote.deployment.verdict.Scene.serving;
import static io.dynamote.events.deployment.Phase.DEPLOYING;
import static io.dynamote.events.deployment.Phase.FAILED;
import static io.dynamote.events.deployment.Phase.PENDING;
import static io.dynamote.events.deployment.Phase.RUNNING;
import static io.dynamote.events.deployment.Phase.TERMINATING;

/** Ways in which a cluster's words can mislead, and causes that a person must be told. */
final class VerdictTraps {

    private VerdictTraps() {}

    /** Name, scene, phase, reason, words of the message. */
    static Stream<Arguments> all() {
        return Stream.of(
                trap("everything serves", serving(), RUNNING, "Ready", "All 2 workers are ready"),
                trap(
                        "successful with old pods: the new revision has no pod yet",
                        serving().component("worker", counts(2, 0, 2)),
                        DEPLOYING,
                        "Updating",
                        "0 of 2 worker replicas have the new revision"),
                trap(
                        "successful with old pods: the ready ones may be the old ones",
                        serving().component("worker", counts(4, 2, 2)),
                        DEPLOYING,
                        "OldPodsRemain",
                        "2 old worker replicas are still there"),
                trap(
                        "successful with an empty spec",
                        serving().emptySpec(),
                        DEPLOYING,
                        "CountsUnknown",
                        "does not say how many Frontend replicas are updated"),
                trap(
                        "successful, but one component is missing from the status",
                        serving().wanting(Configurations.split(1, 1)),
                        DEPLOYING,
                        "CountsUnknown",
                        "prefill"),
                trap(
                        "missing status",
                        serving()
                                .state(null)
                                .observedGeneration(null)
                                .noConditions()
                                .noComponents(),
                        DEPLOYING,
                        "WaitingForOperator",
                        "not yet acted on generation 4"),
                trap(
                        "initializing by the default of the CRD",
                        serving().state("initializing").noConditions(),
                        DEPLOYING,
                        "OperatorPending",
                        "state initializing"),
                trap(
                        "missing observedGeneration",
                        serving().observedGeneration(null),
                        DEPLOYING,
                        "WaitingForOperator",
                        "generation 4"),
                trap(
                        "missing generation",
                        serving().generation(0),
                        DEPLOYING,
                        "WaitingForOperator",
                        "The operator has not yet acted"),
                trap(
                        "counts reached, no state, and a condition that says ready",
                        serving().state(null),
                        DEPLOYING,
                        "OperatorPending",
                        "All counts are reached, but the operator reports: no state"),
                trap(
                        "stale observedGeneration",
                        serving().observedGeneration(3L),
                        DEPLOYING,
                        "WaitingForOperator",
                        "generation 4"),
                trap(
                        "readyReplicas and availableReplicas absent are unknown, not 0",
                        serving().component("worker", new ObservedComponent(2, 2, null, null)),
                        DEPLOYING,
                        "CountsUnknown",
                        "does not say how many worker replicas are ready"),
                trap(
                        "a PodCliqueScalingGroup has availableReplicas only",
                        serving().component("worker", new ObservedComponent(2, 2, null, 2)),
                        RUNNING,
                        "Ready",
                        "All 2 workers"),
                trap(
                        "a PodCliqueScalingGroup that is not available",
                        serving().component("worker", new ObservedComponent(2, 2, null, 1)),
                        DEPLOYING,
                        "NotReady",
                        "1 of 2 worker replicas are ready"),
                trap(
                        "readyReplicas below availableReplicas",
                        serving().component("worker", new ObservedComponent(2, 2, 1, 2)),
                        DEPLOYING,
                        "NotReady",
                        "1 of 2"),
                trap(
                        "counts reached, but the operator is still pending",
                        serving()
                                .state("pending")
                                .ready("False", "rolling_update_in_progress", "Rolling update in progress", 1),
                        DEPLOYING,
                        "OperatorPending",
                        "Rolling update in progress"),
                trap(
                        "state successful against condition Ready False",
                        serving().ready("False", "updating", "worker is updating", 1),
                        DEPLOYING,
                        "OperatorPending",
                        "worker is updating"),
                trap(
                        "another revision is in the cluster",
                        serving().revision("2"),
                        DEPLOYING,
                        "Applying",
                        "Revision 3 is being applied, the cluster has revision 2"),
                trap(
                        "the revision annotation is gone",
                        serving().revision(null),
                        DEPLOYING,
                        "Applying",
                        "an unknown revision"),
                trap(
                        "scaled to zero behind our back reads as ready to the operator",
                        serving().specReplicas("worker", 0).component("worker", counts(0, 0, 0)),
                        DEPLOYING,
                        "ScaledToZero",
                        "Worker was scaled to 0 in the cluster, but 2 are wanted"),
                trap(
                        "scaled up behind our back",
                        serving().specReplicas("worker", 5).component("worker", counts(5, 5, 5)),
                        DEPLOYING,
                        "ScaledOutside",
                        "scaled to 5"),
                trap(
                        "state failed",
                        serving()
                                .state("failed")
                                .ready("False", "failed_to_reconcile_the_resources", "no LWS in this cluster", 1),
                        FAILED,
                        "OperatorFailed",
                        "The operator reports: no LWS in this cluster"),
                trap(
                        "state failed of an older generation",
                        serving().state("failed").observedGeneration(3L),
                        DEPLOYING,
                        "WaitingForOperator",
                        "generation 4"),
                trap(
                        "state failed without any word",
                        serving().state("failed").noConditions(),
                        FAILED,
                        "OperatorFailed",
                        "failed, without a reason"),
                trap(
                        "component names in lower case",
                        serving()
                                .noComponents()
                                .component("frontend", counts(1, 1, 1))
                                .component("worker", counts(2, 2, 2)),
                        RUNNING,
                        "Ready",
                        "All 2 workers"),
                trap(
                        "operator silent past its deadline",
                        serving().observedGeneration(3L).acceptedMinutesAgo(6),
                        FAILED,
                        "Stalled",
                        "The operator has not acted on generation 4 for 6 min"),
                trap(
                        "status missing past the operator's deadline",
                        serving()
                                .state(null)
                                .observedGeneration(null)
                                .noComponents()
                                .acceptedMinutesAgo(60),
                        FAILED,
                        "Stalled",
                        "for 1 h"),
                trap(
                        "an old revision stays past the deadline",
                        serving().revision("2").acceptedMinutesAgo(30),
                        FAILED,
                        "Stalled",
                        "Revision 3 could not be applied, the cluster has revision 2"),
                trap(
                        "rollout past its deadline without any pod",
                        deploying().acceptedMinutesAgo(46).ready("False", "x", "y", 46),
                        FAILED,
                        "Stalled",
                        "Not ready after 46 min: 0 of 2 worker replicas are ready"),
                trap(
                        "a deployment of long ago loses a pod: its deadline starts anew",
                        deploying()
                                .acceptedMinutesAgo(10_000)
                                .ready("False", "pods_not_ready", "worker", 2)
                                .component("worker", counts(2, 2, 1)),
                        DEPLOYING,
                        "NotReady",
                        "1 of 2"),
                trap("accepted, not yet applied", serving().absent().neverApplied(), PENDING, "Accepted", "accepted"),
                trap(
                        "not applied past the deadline",
                        serving().absent().neverApplied().acceptedMinutesAgo(6),
                        FAILED,
                        "Stalled",
                        "could not be applied for 6 min"),
                trap(
                        "gone long after it was applied",
                        serving().acceptedMinutesAgo(10_000).missingForMinutes(1),
                        PENDING,
                        "Missing",
                        "is applied again"),
                trap(
                        "gone for good",
                        serving().acceptedMinutesAgo(10_000).missingForMinutes(6),
                        FAILED,
                        "Stalled",
                        "gone from the cluster and could not be applied again for 6 min"),
                trap(
                        "refused by the cluster",
                        serving().absent().neverApplied().refused("spec.components: too many"),
                        FAILED,
                        "Rejected",
                        "The cluster refused revision 3: spec.components: too many"),
                trap(
                        "refused while the old revision serves on",
                        serving().revision("2").refused("topology is immutable"),
                        FAILED,
                        "Rejected",
                        "topology is immutable; revision 2 is still in the cluster"),
                trap(
                        "terminating still looks successful",
                        serving().terminating().deleting(),
                        TERMINATING,
                        "Deleting",
                        "No pod is left"),
                trap(
                        "to be deleted, not yet marked by the cluster",
                        serving().deleting().pod("worker", 1, PodScene::terminating),
                        TERMINATING,
                        "Deleting",
                        "1 pod is left"),
                trap(
                        "deleted by someone else",
                        serving().terminating(),
                        TERMINATING,
                        "DeletedOutside",
                        "deleted by someone else"),
                trap(
                        "gone from the cluster, its pods are not",
                        serving()
                                .absent()
                                .deleting()
                                .pod("worker", 1, PodScene::terminating)
                                .pod("worker", 2, PodScene::terminating),
                        TERMINATING,
                        "Deleting",
                        "2 pods are left"),
                trap(
                        "the cluster is away: the last known state stands, with its age",
                        serving()
                                .contact(new Contact.Unreachable(minutesAgo(5)))
                                .acceptedMinutesAgo(20),
                        RUNNING,
                        "Ready",
                        "(as of 5 min ago, the cluster is not reachable)"),
                trap(
                        "the cluster is away: nothing becomes late",
                        serving()
                                .observedGeneration(3L)
                                .acceptedMinutesAgo(60)
                                .contact(new Contact.Unreachable(minutesAgo(58))),
                        DEPLOYING,
                        "WaitingForOperator",
                        "generation 4"),
                trap(
                        "the cluster is away: a new deployment waits",
                        serving().absent().neverApplied().acceptedMinutesAgo(60).contact(new Contact.NeverReached()),
                        PENDING,
                        "ClusterUnreachable",
                        "It waits for the cluster to be reachable"));
    }

    private static Arguments trap(String name, Scene scene, Phase phase, String reason, String words) {
        return Arguments.of(name, scene, phase, reason, words);
    }
}
