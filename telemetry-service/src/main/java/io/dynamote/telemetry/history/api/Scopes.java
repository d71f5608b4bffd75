package io.dynamote.telemetry.history.api;

import java.util.ArrayList;
import java.util.List;

import io.dynamote.runtime.problem.InvalidInputException;
import io.dynamote.telemetry.history.store.SeriesFilter;
import io.dynamote.telemetry.traffic.Scope;

/**
 * Whose traffic is meant: that of any of these, each series once.
 *
 * @param all at least one
 */
record Scopes(List<Scope> all) {

    private static final int MOST = 200;

    Scopes {
        all = List.copyOf(all);
    }

    /**
     * Reads the text forms; nothing means everything.
     *
     * @throws InvalidInputException if one is none, or there are too many
     */
    static Scopes parse(List<String> texts) {
        if (texts.size() > MOST) {
            throw InvalidInputException.of(
                    "scope", texts.size() + " scopes", "must be given at most " + MOST + " times");
        }
        return texts.isEmpty()
                ? new Scopes(List.of(new Scope.Everything()))
                : new Scopes(texts.stream().map(Scope::parse).distinct().toList());
    }

    List<String> texts() {
        return all.stream().map(Scope::text).toList();
    }

    SeriesFilter filter() {
        List<String> deployments = new ArrayList<>();
        List<String> models = new ArrayList<>();
        List<String> teams = new ArrayList<>();
        for (Scope scope : all) {
            switch (scope) {
                case Scope.Everything _ -> {
                    return SeriesFilter.EVERYTHING;
                }
                case Scope.Deployment(String key) -> deployments.add(key);
                case Scope.Model(String id) -> models.add(id);
                case Scope.Team(String name) -> teams.add(name);
            }
        }
        return new SeriesFilter(false, deployments, models, teams);
    }
}
