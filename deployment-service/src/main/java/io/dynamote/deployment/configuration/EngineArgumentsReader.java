package io.dynamote.deployment.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.deployment.model.ArgumentValue;
import io.dynamote.deployment.model.Engine;
import io.dynamote.deployment.model.EngineArgument;
import io.dynamote.deployment.model.EngineArguments;
import io.dynamote.runtime.input.Field;
import io.dynamote.runtime.input.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code engineArgs}: any argument is allowed, but its JSON type decides how it is written: true and false
 * are switches, a list of scalars is several words, a list or object of anything else is one JSON word.
 */
final class EngineArgumentsReader {

    private static final String FIELD = "engineArgs";
    private static final String DOTTED = "trtllm.";
    private static final String OVERRIDES = "override-engine-args";

    /** What other fields say: a second source would let the portal show something else than what runs. */
    private static final Map<String, String> RESERVED = Map.of(
            "model", "modelId",
            "model-path", "modelId",
            "served-model-name", "servedModelName",
            "disaggregation-mode", "mode",
            "trust-remote-code", "trustRemoteCode");

    private final ObjectReader in;
    private final Field<EngineArguments> arguments;

    EngineArgumentsReader(ObjectReader in) {
        this.in = in;
        this.arguments = in.entries(FIELD, this::argument)
                .as(Checked.by((Map<String, EngineArgument> read) -> new EngineArguments(List.copyOf(read.values()))))
                .orElse(EngineArguments.NONE);
    }

    EngineArguments value() {
        return arguments.value();
    }

    /** What depends on the engine. */
    void check(Optional<Engine> engine) {
        if (engine.filter(Engine.TRTLLM::equals).isPresent()) {
            arguments.optional().orElse(EngineArguments.NONE).arguments().stream()
                    .filter(argument -> argument.canonicalName().equals(OVERRIDES))
                    .forEach(this::checkOverrides);
        }
    }

    private void checkOverrides(EngineArgument argument) {
        if (argument.value() instanceof ArgumentValue.Json(String json) && json.startsWith("{")) {
            try {
                new JsonMapper()
                        .readTree(json)
                        .fieldNames()
                        .forEachRemaining(key -> refuseReserved(FIELD + "." + argument.name() + "." + key, key));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a JSON argument was checked when it was made", e);
            }
        } else {
            in.fault(FIELD + "." + argument.name(), argument.value().toString(), "must be an object");
        }
    }

    private @Nullable EngineArgument argument(String path, JsonNode node) {
        String name = path.substring(FIELD.length() + 1);
        try {
            EngineArgument argument = new EngineArgument(name, new ArgumentValue.Flag(true));
            if (refuseReserved(path, name)) {
                return null;
            }
            return new EngineArgument(argument.name(), value(node));
        } catch (IllegalArgumentException e) {
            in.errors().add(path, ObjectReader.shown(node), Checked.expectation(e));
        }
        return null;
    }

    private boolean refuseReserved(String path, String name) {
        String bare = name.startsWith(DOTTED) ? name.substring(DOTTED.length()) : name;
        String canonical = EngineArgument.canonical(bare);
        @Nullable String field = RESERVED.get(canonical.startsWith("no-") ? canonical.substring(3) : canonical);
        if (field != null) {
            in.errors().add(path, name, "must be set by the field " + field);
        }
        return field != null;
    }

    private static ArgumentValue value(JsonNode node) {
        return switch (node.getNodeType()) {
            case BOOLEAN -> new ArgumentValue.Flag(node.booleanValue());
            case NUMBER, STRING -> scalar(node);
            case ARRAY -> {
                List<JsonNode> items = new ArrayList<>();
                node.forEach(items::add);
                boolean words = StreamSupport.stream(node.spliterator(), false)
                        .allMatch(item -> item.isNumber() || item.isTextual());
                yield words
                        ? new ArgumentValue.Several(items.stream()
                                .map(EngineArgumentsReader::scalar)
                                .toList())
                        : new ArgumentValue.Json(node.toString());
            }
            case OBJECT -> new ArgumentValue.Json(node.toString());
            case NULL, MISSING, BINARY, POJO ->
                throw new IllegalArgumentException("must be true, false, a number, a string, a list or an object");
        };
    }

    private static ArgumentValue.Scalar scalar(JsonNode node) {
        if (node.isTextual()) {
            return new ArgumentValue.Text(node.textValue());
        }
        return node.isIntegralNumber()
                ? new ArgumentValue.WholeNumber(node.bigIntegerValue())
                : new ArgumentValue.DecimalNumber(node.decimalValue());
    }
}
