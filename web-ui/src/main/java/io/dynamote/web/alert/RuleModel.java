package io.dynamote.web.alert;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.signal.SignalKind;
import io.dynamote.web.upstream.Answer;
import org.jspecify.annotations.Nullable;

/** What the templates of rules read. */
final class RuleModel {

    private static final RuleView NEW = new RuleView(
            "", 0, "", "host", "", null, 60, 60, "warning", null, Map.of(), "", "", "keep", true, false, null, null,
            null);

    private RuleModel() {}

    /** The list. */
    static Map<String, Object> list(Answer<List<RuleView>> answer, String q, boolean warmingUp) {
        Map<String, Object> model = new HashMap<>();
        model.put("tab", AlertTab.RULES);
        model.put("tabs", AlertTab.values());
        model.put("q", q);
        switch (answer) {
            case Answer.Found<List<RuleView>>(List<RuleView> rules) -> {
                List<RuleRow> rows = rules.stream()
                        .sorted(Comparator.comparing(RuleView::kind).thenComparing(RuleView::name))
                        .map(RuleRow::new)
                        .filter(row -> row.says(q))
                        .toList();
                model.put("state", rules.isEmpty() ? "empty" : rows.isEmpty() ? "none" : "full");
                model.put("rows", rows);
                model.put(
                        "ill",
                        rows.stream().filter(row -> row.trouble() != null).count());
            }
            case Answer.Refused<List<RuleView>> refused -> without(model, false, refused.reason());
            case Answer.Unavailable<List<RuleView>> away -> without(model, warmingUp, away.reason());
        }
        return model;
    }

    /** The editor with a rule that is there. */
    static Map<String, Object> editor(
            String id, Answer<RuleView> answer, Answer<List<RuleView>> versions, int revision, boolean warmingUp) {
        Map<String, Object> model = new HashMap<>();
        model.put("ruleId", id);
        switch (answer) {
            case Answer.Found<RuleView>(RuleView rule) -> {
                List<RuleView> all = versions.orElse(List.of());
                RuleView shown = all.stream()
                        .filter(version -> version.revision() == revision)
                        .findFirst()
                        .orElse(rule);
                edit(model, shown);
                model.put("rule", new RuleRow(rule));
                model.put("versions", all);
                model.put("versionsTrouble", versions.trouble());
                model.put("base", rule.revision());
                model.put("old", shown.revision() != rule.revision());
            }
            case Answer.Refused<RuleView> refused when refused.status() == 404 -> model.put("state", "missing");
            case Answer.Refused<RuleView> refused -> without(model, false, refused.reason());
            case Answer.Unavailable<RuleView> away -> without(model, warmingUp, away.reason());
        }
        return model;
    }

    /** The editor with a new rule, which may begin as a copy of another. */
    static Map<String, Object> fresh(@Nullable RuleView copied) {
        Map<String, Object> model = new HashMap<>();
        model.put("ruleId", "");
        model.put("rule", null);
        edit(model, copied == null ? NEW : copied);
        model.put("versions", List.of());
        model.put("versionsTrouble", "");
        model.put("base", null);
        model.put("old", false);
        return model;
    }

    private static void edit(Map<String, Object> model, RuleView shown) {
        model.put("state", "full");
        model.put("edited", new RuleRow(shown));
        model.put(
                "kinds",
                Arrays.stream(SignalKind.values()).map(SignalKind::word).toList());
        model.put("severities", AlertWords.SEVERITIES);
    }

    private static void without(Map<String, Object> model, boolean warmingUp, String reason) {
        model.put("state", warmingUp ? "loading" : "failed");
        model.put("reason", reason);
    }
}
