package io.dynamote.telemetry.traffic;

import io.dynamote.runtime.problem.InvalidInputException;

/** Whose traffic is meant. */
public sealed interface Scope {

    /** All there is. */
    record Everything() implements Scope {}

    /** Requests for one model, whoever serves it. */
    record Model(String id) implements Scope {}

    /** Requests that one deployment served, as {@code namespace/name}. */
    record Deployment(String key) implements Scope {}

    /** Requests of one team. */
    record Team(String name) implements Scope {}

    /** Whether a series belongs to it. */
    default boolean holds(SeriesKey series) {
        return switch (this) {
            case Everything _ -> true;
            case Model(String id) -> series.model().equals(id);
            case Deployment(String key) -> series.deployment().equals(key);
            case Team(String name) -> series.team().equals(name);
        };
    }

    /** The scope as text: {@code all}, {@code model:…}, {@code deployment:…} or {@code team:…}. */
    default String text() {
        return switch (this) {
            case Everything _ -> "all";
            case Model(String id) -> "model:" + id;
            case Deployment(String key) -> "deployment:" + key;
            case Team(String name) -> "team:" + name;
        };
    }

    /**
     * Reads the text form.
     *
     * @throws InvalidInputException if it is none
     */
    static Scope parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String name = colon < 0 ? "" : text.substring(colon + 1);
        if (kind.equals("all") && colon < 0) {
            return new Everything();
        }
        if (!name.isBlank()) {
            switch (kind) {
                case "model" -> {
                    return new Model(name);
                }
                case "deployment" -> {
                    return new Deployment(name);
                }
                case "team" -> {
                    return new Team(name);
                }
                default -> {
                    // said below
                }
            }
        }
        throw InvalidInputException.of(
                "scope", text, "must be all, model:<id>, deployment:<namespace>/<name> or team:<name>");
    }
}
