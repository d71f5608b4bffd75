package io.dynamote.deployment.manifest;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/**
 * Writes trees as YAML that every parser reads alike. A string stays bare only where it cannot be mistaken for anything
 * else, in YAML 1.1 (which kubectl reads) as little as in 1.2; user text thus never breaks out of its place.
 */
final class ManifestYaml {

    /** Names, paths, options and binary quantities: what YAML neither gives a meaning of its own nor reads as a number. */
    private static final Pattern BARE =
            Pattern.compile("[A-Za-z/](?:[A-Za-z0-9_./@-]|:(?=[A-Za-z0-9]))*|--?[a-z][a-z0-9-]*|[0-9]+[KMGTPE]i");

    private static final Set<String> MISREAD =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "t", "f", "null", "nan", "inf");

    private static final Pattern PRINTABLE =
            Pattern.compile("[\\x20-\\x7E\\xA0-\\uD7FF\\uE000-\\uFEFE\\uFF00-\\uFFFD\\x{10000}-\\x{10FFFF}]*");

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .setWidth(Integer.MAX_VALUE)
            .setUseUnicodeEncoding(true)
            .setDereferenceAliases(true)
            .build();

    private ManifestYaml() {}

    static String write(Map<String, Object> tree) {
        return new Dump(SETTINGS, new CautiousRepresenter(SETTINGS)).dumpToString(tree);
    }

    private static final class CautiousRepresenter extends StandardRepresenter {

        CautiousRepresenter(DumpSettings settings) {
            super(settings);
            representers.put(String.class, data -> string((String) data));
        }

        private Node string(String text) {
            return representScalar(Tag.STR, text, style(text));
        }

        private static ScalarStyle style(String text) {
            if (BARE.matcher(text).matches() && !MISREAD.contains(text.toLowerCase(Locale.ROOT))) {
                return ScalarStyle.PLAIN;
            }
            return isPrintable(text) ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.DOUBLE_QUOTED;
        }

        private static boolean isPrintable(String text) {
            return PRINTABLE.matcher(text).matches() && text.indexOf('\u2028') < 0 && text.indexOf('\u2029') < 0;
        }
    }
}
