package io.dynamote.deployment.store;

import io.dynamote.events.deployment.DeploymentEvent;
import io.dynamote.events.deployment.DeploymentEvent.Applied;
import io.dynamote.events.deployment.DeploymentEvent.Deleted;
import io.dynamote.events.deployment.DeploymentEvent.PhaseChanged;
import io.dynamote.events.deployment.DeploymentEvent.Rejected;
import io.dynamote.events.deployment.DeploymentEvent.Requested;
import io.dynamote.events.deployment.DeploymentEvent.RevisionAccepted;
import org.jspecify.annotations.Nullable;

/** A fact as a line of history. */
final class FactText {

    private FactText() {}

    static String type(DeploymentEvent fact) {
        return switch (fact) {
            case Requested _ -> "requested";
            case RevisionAccepted _ -> "revision-accepted";
            case Applied _ -> "applied";
            case Rejected _ -> "rejected";
            case PhaseChanged _ -> "phase-changed";
            case Deleted _ -> "deleted";
        };
    }

    static @Nullable Integer revision(DeploymentEvent fact) {
        return switch (fact) {
            case Requested _ -> null;
            case RevisionAccepted accepted -> accepted.revision();
            case Applied applied -> applied.revision();
            case Rejected rejected -> rejected.revision();
            case PhaseChanged changed -> changed.revision();
            case Deleted deleted -> deleted.revision();
        };
    }

    static String message(DeploymentEvent fact) {
        return switch (fact) {
            case Requested r ->
                (r.action().equals("create") ? "Creation requested" : "Deletion requested")
                        + (r.reason() == null ? "." : ": " + r.reason());
            case RevisionAccepted a ->
                "Revision %d accepted: %s on %s, %s, as %s."
                        .formatted(a.revision(), a.modelId(), a.engine(), a.mode(), a.apiVersion());
            case Applied a -> "The cluster accepted revision %d.".formatted(a.revision());
            case Rejected r -> "The cluster refused revision %d: %s".formatted(r.revision(), r.message());
            case PhaseChanged c -> c.message();
            case Deleted _ -> "Gone from the cluster.";
        };
    }
}
