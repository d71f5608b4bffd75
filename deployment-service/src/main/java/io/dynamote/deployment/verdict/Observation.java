package io.dynamote.deployment.verdict;

import java.time.Instant;
import java.util.List;

/**
 * Everything that a verdict depends on.
 *
 * @param desired what should be
 * @param contact whether the rest is fresh
 * @param sighting the DynamoGraphDeployment as last seen
 * @param pods its pods as last seen, of every revision
 * @param events Kubernetes events about those pods
 * @param now the time of the judgement
 * @param deadlines when slow becomes stalled
 */
public record Observation(
        DesiredRevision desired,
        Contact contact,
        Sighting sighting,
        List<ObservedPod> pods,
        List<ObservedEvent> events,
        Instant now,
        Deadlines deadlines) {

    public Observation {
        pods = List.copyOf(pods);
        events = List.copyOf(events);
    }

    /** Time stands still while the cluster is away: nothing can be late that cannot be seen. */
    Instant asOf() {
        return switch (contact) {
            case Contact.Reachable _ -> now;
            case Contact.Unreachable(Instant last) -> last;
            case Contact.NeverReached _ -> desired.acceptedAt();
        };
    }
}
