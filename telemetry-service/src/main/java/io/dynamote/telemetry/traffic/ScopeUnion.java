package io.dynamote.telemetry.traffic;

import java.util.List;
import java.util.stream.Collectors;

import io.dynamote.runtime.problem.InvalidInputException;

/**
 * Traffic of any of these, each series once.
 *
 * @param all at least one, no two the same
 */
record ScopeUnion(List<Scope> all) {

    private static final int MOST = 200;

    ScopeUnion {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a union must have at least one scope");
        }
    }

    static ScopeUnion of(Scope scope) {
        return new ScopeUnion(List.of(scope));
    }

    /**
     * Reads the text forms; nothing means everything.
     *
     * @throws InvalidInputException if one is none, or there are too many
     */
    static ScopeUnion parse(List<String> texts) {
        if (texts.size() > MOST) {
            throw InvalidInputException.of(
                    "scope", texts.size() + " scopes", "must be given at most " + MOST + " times");
        }
        List<Scope> scopes = texts.stream().map(Scope::parse).distinct().toList();
        Scope everything = new Scope.Everything();
        return scopes.isEmpty() || scopes.contains(everything) ? of(everything) : new ScopeUnion(scopes);
    }

    boolean isOne() {
        return all.size() == 1;
    }

    /** Whether no series can be in two of them, so that their sums may be added up. */
    boolean isDisjoint() {
        return isOne() || all.stream().map(Object::getClass).distinct().count() == 1;
    }

    boolean holds(SeriesKey series) {
        return all.stream().anyMatch(scope -> scope.holds(series));
    }

    List<String> texts() {
        return all.stream().map(Scope::text).toList();
    }

    /** As one text; the scopes are set apart by commas. */
    String text() {
        return all.stream().map(Scope::text).collect(Collectors.joining(","));
    }
}
