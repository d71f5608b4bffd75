package io.dynamote.deployment.verdict;

import java.util.List;

import io.dynamote.deployment.manifest.Role;
import io.dynamote.deployment.model.Serving;

/** A component of the desired configuration. The desired ones are judged, so that an empty cluster is never complete. */
record DesiredComponent(Role role, int replicas) {

    static List<DesiredComponent> of(Serving serving) {
        DesiredComponent frontend = new DesiredComponent(Role.FRONTEND, 1);
        return switch (serving) {
            case Serving.Aggregated(var workers) ->
                List.of(frontend, new DesiredComponent(Role.WORKER, workers.value()));
            case Serving.Disaggregated(var prefill, var decode) ->
                List.of(
                        frontend,
                        new DesiredComponent(Role.PREFILL, prefill.value()),
                        new DesiredComponent(Role.DECODE, decode.value()));
        };
    }

    /** For people; a single one needs no number. */
    String inWords(int number) {
        String name = role == Role.FRONTEND ? "the frontend" : role.componentName();
        return replicas == 1 ? name : name + " " + number + " of " + replicas;
    }
}
