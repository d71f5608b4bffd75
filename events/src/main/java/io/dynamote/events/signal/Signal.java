package io.dynamote.events.signal;

import java.time.Instant;
import java.util.Map;

/**
 * What is known of one entity at one moment, as flat figures: what rules are evaluated on, what pages draw. A new signal
 * of an entity replaces the one before as a whole.
 *
 * @param kind of the entity, which says which figures there are
 * @param entity its name within the kind
 * @param time of the figures
 * @param labels text about it by the name of a {@link SignalLabel} of the kind, such as team, model, role or phase
 * @param values figures by the name of a {@link Variable} of the kind
 * @param unavailable why a figure that the kind has is not there, by its name: never 0 or −1 in its place
 */
public record Signal(
        SignalKind kind,
        String entity,
        Instant time,
        Map<String, String> labels,
        Map<String, Double> values,
        Map<String, String> unavailable) {

    public Signal {
        if (kind == null || entity == null || entity.isEmpty() || time == null) {
            throw new IllegalArgumentException(
                    "kind, entity and time must be given, not: " + kind + ", " + entity + ", " + time);
        }
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        values = values == null ? Map.of() : Map.copyOf(values);
        unavailable = unavailable == null ? Map.of() : Map.copyOf(unavailable);
        values.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " must be a number, not: " + value);
            }
        });
    }

    /** The key of its record. */
    public String key() {
        return key(kind, entity);
    }

    /** The key of the records of an entity. */
    public static String key(SignalKind kind, String entity) {
        return kind.word() + "/" + entity;
    }
}
