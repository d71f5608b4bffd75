package io.dynamote.web.deployment;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a deployment.
 *
 * @param at when
 * @param actor who or what caused it
 * @param type what, for example {@code phase-changed}
 * @param revision to which it belongs
 * @param phase the phase after it
 * @param message in words
 */
public record HistoryItem(
        Instant at,
        @Nullable String actor,
        @Nullable String type,
        @Nullable Integer revision,
        @Nullable String phase,
        @Nullable String message) {

    /** The kind of fact without namespace and version: {@code phase-changed} for {@code deployment.phase-changed.v1}. */
    public String kind() {
        return type == null ? "" : type.replaceFirst("^deployment\\.", "").replaceFirst("\\.v\\d+$", "");
    }

    /** The kind in words. */
    public String title() {
        return switch (kind()) {
            case "requested" -> "Requested";
            case "revision-accepted" -> "Revision accepted";
            case "applied" -> "Applied to the cluster";
            case "rejected" -> "Refused by the cluster";
            case "phase-changed" -> phase == null ? "Phase changed" : phase;
            case "diagnosed" -> "Diagnosed";
            case "deleted" -> "Deleted";
            default -> kind();
        };
    }
}
