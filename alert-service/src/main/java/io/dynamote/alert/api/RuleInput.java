package io.dynamote.alert.api;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.alert.rule.RuleReader;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Rules as clients send them: those of a file with other names for what has a unit, beside what only the service says. */
final class RuleInput {

    private static final Set<String> OF_THE_SERVICE =
            Set.of("revision", "builtIn", "health", "updatedAt", "updatedBy", "reason");
    private static final Map<String, String> NAMES = Map.of(
            "clear", "clearWhen",
            "for", "forSeconds",
            "keepFiringFor", "keepFiringForSeconds");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final int LONGEST_ID = 63;

    private final JsonNode given;
    private final List<FieldError> errors = new ArrayList<>();

    /**
     * What was read.
     *
     * @param ruleIfRight as its first revision; null if there are errors
     * @param seen revision that the author saw; null if they did not say
     * @param reason why, in their words
     * @param errors by the names that clients use
     */
    record Result(
            @Nullable Rule ruleIfRight,
            @Nullable Integer seen,
            @Nullable String reason,
            List<FieldError> errors) {

        Optional<Rule> rule() {
            return Optional.ofNullable(ruleIfRight);
        }

        /** The rule. */
        Rule orThrow() {
            return rule().orElseThrow(() -> new InvalidInputException(errors));
        }
    }

    private RuleInput(JsonNode given) {
        this.given = given;
    }

    /**
     * Reads a rule.
     *
     * @param id that of the path; null to take that of the body, or one that is made of the name
     */
    static Result read(JsonNode body, @Nullable RuleId id) {
        return new RuleInput(body).read(id);
    }

    private Result read(@Nullable RuleId id) {
        FieldErrors frame = new FieldErrors();
        ObjectReader in = ObjectReader.of(given, frame);
        Integer seen = in.integer("revision").orNull();
        String reason = in.text("reason").orNull();
        if (!(given instanceof ObjectNode object)) {
            return new Result(null, null, null, frame.list());
        }
        ObjectNode file = object.deepCopy();
        file.remove(OF_THE_SERVICE);
        NAMES.forEach((name, sent) -> {
            JsonNode value = file.remove(sent);
            if (value != null) {
                file.set(name, name.equals("clear") ? value : file.textNode(duration(sent, value)));
            }
        });
        identify(file, id);
        FieldErrors faults = new FieldErrors();
        Optional<Rule> rule = RuleReader.read(ObjectReader.of(file, faults));
        errors.addAll(frame.list());
        faults.list().forEach(fault -> errors.add(renamed(fault)));
        return new Result(errors.isEmpty() ? rule.orElse(null) : null, seen, reason, List.copyOf(errors));
    }

    private void identify(ObjectNode file, @Nullable RuleId id) {
        if (id != null) {
            if (file.hasNonNull("id") && !file.get("id").asText().equals(id.value())) {
                errors.add(new FieldError("id", file.get("id").asText(), "must be the id in the path, " + id));
            }
            file.put("id", id.value());
        } else if (!file.hasNonNull("id")) {
            file.put("id", slug(file.path("name").asText("")));
        }
    }

    /** An id of a name: {@code Host memory high} and {@code HostMemoryHigh} are {@code host-memory-high}. */
    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String words = plain.replaceAll("(\\p{Ll}|\\p{N})(\\p{Lu})", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut = words.substring(0, Math.min(LONGEST_ID, words.length())).replaceAll("-$", "");
        return cut.isEmpty() ? "rule" : cut;
    }

    private String duration(String name, JsonNode value) {
        if (value.isNumber() && value.decimalValue().signum() >= 0) {
            BigDecimal millis = value.decimalValue().multiply(THOUSAND);
            if (millis.stripTrailingZeros().scale() <= 0
                    && millis.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
                return text(millis.longValueExact());
            }
        }
        if (!value.isNull()) {
            errors.add(new FieldError(
                    name,
                    ObjectReader.shown(value),
                    "must be a number of seconds from 0 to 604800, to the millisecond"));
        }
        return "0s";
    }

    private static String text(long millis) {
        return millis / 1_000 + "s" + millis % 1_000 + "ms";
    }

    private static FieldError renamed(FieldError fault) {
        return new FieldError(NAMES.getOrDefault(fault.field(), fault.field()), fault.value(), fault.message());
    }
}
