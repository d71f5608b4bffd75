package io.dynamote.deployment.manifest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.deployment.model.ArgumentJson;
import io.dynamote.deployment.model.EngineArgument;

/**
 * The document of {@code --override-engine-args}: what Dynamote generates, under what a person gives as that document
 * or as dotted {@code trtllm.*} arguments.
 */
final class EngineOverrides {

    static final String ARGUMENT = "override-engine-args";

    private static final String DOTTED = "trtllm.";
    private static final String KV_CACHE = "kv_cache_config";
    private static final String MEMORY_FRACTION = "free_gpu_memory_fraction";
    private static final Pattern DOT = Pattern.compile("\\.");

    private final ObjectNode document;
    private final Collection<String> warnings;

    EngineOverrides(ObjectNode generated, Collection<String> warnings) {
        this.document = generated.deepCopy();
        this.warnings = warnings;
    }

    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Takes an argument into the document if it belongs there. */
    boolean absorb(EngineArgument argument) {
        if (argument.name().startsWith(DOTTED)) {
            List<String> path =
                    List.of(DOT.split(argument.name().substring(DOTTED.length()).replace('-', '_')));
            ObjectNode nested = empty();
            ObjectNode at = nested;
            for (String key : path.subList(0, path.size() - 1)) {
                at = at.putObject(key);
            }
            at.set(path.getLast(), ArgumentJson.of(argument.value()));
            merge(document, nested, "");
            return true;
        }
        if (argument.canonicalName().equals(ARGUMENT) && ArgumentJson.of(argument.value()) instanceof ObjectNode own) {
            merge(document, own, "");
            return true;
        }
        return false;
    }

    /** Whether the document makes a generated flag meaningless, because the engine applies it after the flags. */
    boolean replaces(EngineArgument generated) {
        boolean replaced = document.has(generated.canonicalName().replace('-', '_'));
        if (replaced) {
            warnings.add(CommandLine.replacement(generated.name()));
        }
        return replaced;
    }

    /** The worker replaces its whole KV cache settings by those of the document, the memory flag's value included. */
    void keepMemoryFraction(List<EngineArgument> flags) {
        if (!(document.get(KV_CACHE) instanceof ObjectNode kvCache) || kvCache.has(MEMORY_FRACTION)) {
            return;
        }
        flags.stream()
                .filter(f -> f.canonicalName().equals(MEMORY_FRACTION.replace('_', '-')))
                .reduce((_, last) -> last)
                .ifPresent(f -> kvCache.set(MEMORY_FRACTION, ArgumentJson.of(f.value())));
    }

    String json() {
        return document.toString();
    }

    private void merge(ObjectNode under, ObjectNode over, String path) {
        for (Map.Entry<String, JsonNode> field : over.properties()) {
            String key = field.getKey();
            if (under.get(key) instanceof ObjectNode below && field.getValue() instanceof ObjectNode above) {
                merge(below, above, path + key + ".");
            } else {
                if (under.has(key)) {
                    warnings.add(CommandLine.replacement(DOTTED + path + key));
                }
                under.set(key, field.getValue());
            }
        }
    }
}
