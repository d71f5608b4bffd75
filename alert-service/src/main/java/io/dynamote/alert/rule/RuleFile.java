package io.dynamote.alert.rule;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.input.YamlDocument;
import io.dynamote.runtime.problem.InvalidInputException;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Rules as a YAML file, for import, export and the rules that are there from the start.
 *
 * <pre>
 * version: 1
 * rules:
 * - id: host-memory-high
 *   name: HostMemoryHigh
 *   …                        as in the API; revisions are not in files
 * </pre>
 */
public final class RuleFile {

    private static final int VERSION = 1;
    private static final int LINE_WIDTH = 120;

    private RuleFile() {}

    /**
     * Reads a file; each rule as its first revision.
     *
     * @throws InvalidInputException naming line and field of every fault
     */
    public static List<Rule> read(byte[] file) {
        YamlDocument document = YamlDocument.parse(file);
        FieldErrors errors = new FieldErrors();
        ObjectReader in = ObjectReader.of(document.root(), errors);
        in.integer("version").required().as(RuleFile::version);
        List<Optional<Rule>> rules =
                in.objects("rules", RuleReader::read).required().optional().orElse(List.of());
        in.refuseOthers();
        if (errors.isEmpty()) {
            refuseTwins(rules, document, errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(
                    errors.list().stream().map(document::located).toList());
        }
        return rules.stream().flatMap(Optional::stream).toList();
    }

    /** Writes a file that {@link #read} takes back. */
    public static String write(Collection<Rule> rules) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", VERSION);
        file.put("rules", rules.stream().map(RuleFile::fields).toList());
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(LINE_WIDTH)
                .build();
        return new Dump(settings).dumpToString(file);
    }

    private static Map<String, Object> fields(Rule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", rule.id().value());
        fields.put("name", rule.name());
        fields.put("kind", rule.kind().word());
        fields.put("expression", rule.expression());
        if (rule.clear() != null) {
            fields.put("clear", rule.clear());
        }
        fields.put("for", RuleDuration.format(rule.holdFor()));
        fields.put("keepFiringFor", RuleDuration.format(rule.keepFiringFor()));
        fields.put("noData", rule.noData().word());
        fields.put("severity", rule.severity().word());
        if (!rule.labels().isEmpty()) {
            fields.put("labels", rule.labels());
        }
        if (rule.team() != null) {
            fields.put("team", rule.team());
        }
        fields.put("summary", rule.summary());
        if (!rule.description().isEmpty()) {
            fields.put("description", rule.description());
        }
        fields.put("enabled", rule.enabled());
        return fields;
    }

    private static Integer version(int version) {
        if (version != VERSION) {
            throw new IllegalArgumentException("must be " + VERSION);
        }
        return version;
    }

    private static void refuseTwins(List<Optional<Rule>> rules, YamlDocument document, FieldErrors errors) {
        Map<RuleId, Integer> lines = new HashMap<>();
        Map<Rule.Identity, RuleId> identities = new HashMap<>();
        List<Rule> read = rules.stream().flatMap(Optional::stream).toList();
        for (int i = 0; i < read.size(); i++) {
            String path = "rules[" + i + "].id";
            RuleId id = read.get(i).id();
            Integer before = lines.putIfAbsent(id, document.line(path));
            if (before != null) {
                errors.add(path, id.value(), "must be there once, but is at line " + before + " as well");
            }
            RuleId other = identities.putIfAbsent(read.get(i).identity(), id);
            if (before == null && other != null) {
                String message =
                        "must have another name, severity or labels: its alerts could not be told from those of ";
                errors.add("rules[" + i + "].name", read.get(i).name(), message + other);
            }
        }
    }
}
