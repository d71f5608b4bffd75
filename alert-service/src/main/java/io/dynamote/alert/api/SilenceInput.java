package io.dynamote.alert.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.alert.silence.Silence;
import io.dynamote.alert.silence.SilenceId;
import io.dynamote.alert.silence.SilenceReader;
import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.problem.InvalidInputException;

/** Silences as clients send them: those of Alertmanager with the operator of a matcher as people write it. */
final class SilenceInput {

    private record Kind(boolean regex, boolean equal) {}

    private static final Map<String, Kind> OPERATORS = Map.of(
            "=", new Kind(false, true),
            "!=", new Kind(false, false),
            "=~", new Kind(true, true),
            "!~", new Kind(true, false));

    private SilenceInput() {}

    /**
     * Reads a silence.
     *
     * @param author taken for who creates it if the body does not say
     * @throws InvalidInputException naming every field at fault
     */
    static Silence read(JsonNode body, SilenceId id, Actor author, Instant now) {
        FieldErrors errors = new FieldErrors();
        JsonNode plain = body.deepCopy();
        if (plain instanceof ObjectNode object) {
            object.remove(List.of("id", "status", "affects"));
            if (!object.hasNonNull("createdBy")) {
                object.put("createdBy", author.name());
            }
            for (int i = 0; i < object.path("matchers").size(); i++) {
                if (object.path("matchers").get(i) instanceof ObjectNode matcher) {
                    operator(matcher, "matchers[" + i + "].operator", errors);
                }
            }
        }
        var silence = SilenceReader.read(ObjectReader.of(plain, errors), id, now);
        errors.throwIfAny();
        return silence.orElseThrow();
    }

    private static void operator(ObjectNode matcher, String field, FieldErrors errors) {
        JsonNode given = matcher.remove("operator");
        if (given != null && !given.isNull()) {
            Kind kind = OPERATORS.get(given.asText());
            if (kind == null) {
                errors.add(field, ObjectReader.shown(given), "must be =, !=, =~ or !~");
            } else {
                matcher.put("isRegex", kind.regex());
                matcher.put("isEqual", kind.equal());
            }
        }
    }
}
