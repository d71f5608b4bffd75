package io.dynamote.contracts.document;

import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.RepresentToNode;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Trees as YAML, each always in the same form. Only for files of our own: nothing is bounded. */
public final class YamlText {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int WIDTH = 130;
    private static final int LONGEST = 16_000_000;

    private YamlText() {}

    /** The object that a text has at its root. */
    public static ObjectNode read(String yaml) {
        Object root = new Load(LoadSettings.builder().setCodePointLimit(LONGEST).build()).loadFromString(yaml);
        if (JSON.<JsonNode>valueToTree(root) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("must be an object at its root, not: " + root);
    }

    /** Quotes texts that readers of YAML 1.1, of which there are many, would take for times, numbers or truth values. */
    private static final class QuotingRepresenter extends StandardRepresenter {

        private static final Pattern OTHERWISE = Pattern.compile(
                "=|<<|~|y|n|yes|no|on|off|\\d{4}-\\d\\d?-\\d\\d?.*|[-+]?[\\d_]+(:[\\d_]+)+(\\.\\d*)?|0[\\d_]+|0b[01_]+|[-+]?\\d[\\d_]*",
                Pattern.CASE_INSENSITIVE);

        QuotingRepresenter(DumpSettings settings) {
            super(settings);
            RepresentToNode usual = representers.get(String.class);
            representers.put(
                    String.class,
                    data -> OTHERWISE.matcher(data.toString()).matches()
                            ? representScalar(Tag.STR, data.toString(), ScalarStyle.SINGLE_QUOTED)
                            : usual.representData(data));
        }
    }

    /** The text of a tree. */
    public static String write(ObjectNode tree) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(WIDTH)
                .setSplitLines(true)
                .setDereferenceAliases(true)
                .build();
        return new Dump(settings, new QuotingRepresenter(settings))
                .dumpToString(JSON.convertValue(tree, new TypeReference<Map<String, Object>>() {}));
    }
}
