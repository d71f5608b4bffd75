package io.dynamote.deployment.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A place in a manifest that the schema refuses.
 *
 * @param path as the API server writes it, for example {@code spec.components[0].podTemplate.spec.containers[0].image}
 * @param value what stands there, null if it is missing
 * @param expectation what would be right, as a phrase that follows the path
 */
public record SchemaViolation(String path, @Nullable JsonNode value, String expectation) {

    @Override
    public String toString() {
        return path + " " + expectation + (value == null ? "" : ", not: " + value);
    }
}
