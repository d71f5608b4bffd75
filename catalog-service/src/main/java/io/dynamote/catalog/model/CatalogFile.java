package io.dynamote.catalog.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.input.YamlDocument;
import io.dynamote.runtime.problem.InvalidInputException;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * The catalog as a YAML file.
 *
 * <pre>
 * version: 1
 * models:
 * - id: Qwen/Qwen3-0.6B
 *   name: Qwen3 0.6B
 *   …                        as in the API
 * </pre>
 */
final class CatalogFile {

    static final int VERSION = 1;

    private static final int LINE_WIDTH = 120;
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};

    private CatalogFile() {}

    /**
     * Reads a file.
     *
     * @throws InvalidInputException naming line and field of every fault
     */
    static List<Model> read(byte[] file) {
        YamlDocument document = YamlDocument.parse(file);
        FieldErrors errors = new FieldErrors();
        ObjectReader in = ObjectReader.of(document.root(), errors);
        in.integer("version").required().as(CatalogFile::version);
        List<Optional<Model>> models =
                in.objects("models", ModelReader::read).required().optional().orElse(List.of());
        in.refuseOthers();
        if (errors.isEmpty()) {
            refuseTwins(models, document, errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(
                    errors.list().stream().map(document::located).toList());
        }
        return models.stream().flatMap(Optional::stream).toList();
    }

    /** Writes a file that {@link #read} takes back. */
    static String write(Collection<Model> models) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", VERSION);
        file.put("models", models.stream().map(CatalogFile::fields).toList());
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(LINE_WIDTH)
                .build();
        return new Dump(settings).dumpToString(file);
    }

    private static Map<String, Object> fields(Model model) {
        Map<String, Object> fields = JSON.convertValue(ModelView.of(model), FIELDS);
        fields.values().removeIf(value -> value == null);
        return fields;
    }

    private static Integer version(int version) {
        if (version != VERSION) {
            throw new IllegalArgumentException("must be " + VERSION);
        }
        return version;
    }

    private static void refuseTwins(List<Optional<Model>> models, YamlDocument document, FieldErrors errors) {
        Map<ModelId, Integer> lines = new HashMap<>();
        List<Model> read = models.stream().flatMap(Optional::stream).toList();
        for (int i = 0; i < read.size(); i++) {
            String path = "models[" + i + "].id";
            ModelId id = read.get(i).id();
            Integer before = lines.putIfAbsent(id, document.line(path));
            if (before != null) {
                errors.add(path, id.value(), "must be there once, but is at line " + before + " as well");
            }
        }
    }
}
