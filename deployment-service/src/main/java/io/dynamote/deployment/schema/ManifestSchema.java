package io.dynamote.deployment.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** The compiled schema of one version of a custom resource. Thread-safe; compile once, use often. */
public final class ManifestSchema {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern STEPS = Pattern.compile("\\.");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, r -> r.schemaCacheEnabled(false));

    private final JsonNode structure;
    private final Schema compiled;

    private ManifestSchema(JsonNode structure, Schema compiled) {
        this.structure = structure;
        this.compiled = compiled;
    }

    /**
     * Compiles a schema.
     *
     * @param openApiV3Schema the field of that name in a version of a CRD
     */
    public static ManifestSchema compile(JsonNode openApiV3Schema) {
        JsonNode structure = StructuralSchema.ofObject(openApiV3Schema);
        return new ManifestSchema(structure, REGISTRY.getSchema(structure));
    }

    /** What the schema refuses in a manifest, sorted by path; empty if nothing. */
    public List<SchemaViolation> validate(Map<String, ?> manifest) {
        return validate(JSON.<JsonNode>valueToTree(manifest));
    }

    /** What the schema refuses in a manifest, sorted by path; empty if nothing. */
    public List<SchemaViolation> validate(JsonNode manifest) {
        return compiled.validate(manifest).stream()
                .map(Violations::of)
                .distinct()
                .sorted(Comparator.comparing(SchemaViolation::path))
                .toList();
    }

    /**
     * Whether the schema names a field.
     *
     * @param path such as {@code spec.components[].runtimeVersionOverride}; {@code *} stands for the keys of a map
     */
    public boolean declares(String path) {
        JsonNode at = structure;
        for (String step : STEPS.split(path.replace("[]", ".[]"), -1)) {
            at = switch (step) {
                case "[]" -> at.path("items");
                case "*" -> at.path("additionalProperties");
                default -> at.path("properties").path(step);
            };
        }
        return at.isObject();
    }
}
