package io.dynamote.telemetry.traffic;

import java.util.List;

/** The scopes to which a series belongs. */
final class Scopes {

    private static final Scope ALL = new Scope.Everything();

    private Scopes() {}

    /** Everything first; a deployment or team that is not known is no scope. */
    static List<Scope> of(SeriesKey key) {
        Scope model = new Scope.Model(key.model());
        if (key.deployment().isEmpty()) {
            return key.team().isEmpty() ? List.of(ALL, model) : List.of(ALL, model, new Scope.Team(key.team()));
        }
        Scope deployment = new Scope.Deployment(key.deployment());
        return key.team().isEmpty()
                ? List.of(ALL, model, deployment)
                : List.of(ALL, model, deployment, new Scope.Team(key.team()));
    }
}
