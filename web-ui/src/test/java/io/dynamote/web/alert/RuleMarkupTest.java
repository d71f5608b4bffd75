package io.dynamote.web.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.web.page.TestTemplates;
import io.dynamote.web.page.Tone;
import io.dynamote.web.upstream.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Markup of rules and of their editor in each state. */
class RuleMarkupTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String AWAY = "alert-service cannot be reached";

    @Test
    void shouldWaitFailAndInvite() {
        assertThat(list(RuleModel.list(new Answer.Unavailable<>("alert-service", AWAY), "", true)))
                .contains("Rules are being read");
        assertThat(list(RuleModel.list(new Answer.Unavailable<>("alert-service", AWAY), "", false)))
                .contains("Rules cannot be read " + AWAY);
        assertThat(list(RuleModel.list(new Answer.Refused<>(503, "Postgres is away"), "", true)))
                .contains("Rules cannot be read Postgres is away");
        assertThat(list(RuleModel.list(new Answer.Found<>(List.of()), "", false)))
                .contains("There is no rule", "Write the first rule");
    }

    @Test
    void shouldSayOfEachRuleHowItDoesAndWhyNot() {
        Answer<List<RuleView>> all = new Answer.Found<>(List.of(
                rule("a", true, new RuleView.Health("healthy", null, null, null)),
                rule("b", true, new RuleView.Health("failing", "no number", "gpu-01", NOW)),
                rule("c", false, new RuleView.Health("failing", "no number", null, NOW))));
        assertThat(list(RuleModel.list(all, "", false)))
                .contains("One rule is not evaluated as it should be")
                .contains("Healthy Name a memory_utilization > 0.9".replace(">", "&gt;"), "host Critical platform 2m")
                .contains("Failing Name b", "On gpu-01: no number")
                .contains("Off Name c", "Switch on");
        assertThat(list(RuleModel.list(all, "NAME B", false)))
                .contains("Name b")
                .doesNotContain("Name a");
        assertThat(list(RuleModel.list(all, "nothing-like-it", false))).contains("No rule matches");
    }

    @ParameterizedTest
    @CsvSource({
        "healthy, Healthy, RUNNING",
        "failing, Failing, WARNING",
        "refused, Refused, FAILED",
        "odd, Not known, UNKNOWN"
    })
    void shouldSayTheHealthInAWord(String state, String word, Tone tone) {
        RuleRow row = new RuleRow(rule("a", true, new RuleView.Health(state, null, null, null)));
        assertThat(row.badge().word()).isEqualTo(word);
        assertThat(row.badge().tone()).isEqualTo(tone);
    }

    @Test
    void shouldFillTheEditorWithTheNewestOrAnOlderRevision() {
        RuleView newest = rule("a", true, null);
        RuleView older = old();
        Answer<List<RuleView>> versions = new Answer.Found<>(List.of(newest, older));
        String html = editor(RuleModel.editor("a", new Answer.Found<>(newest), versions, 0, false));
        assertThat(html)
                .contains("data-id=\"a\"", "data-revision=\"3\"", ">memory_utilization &gt; 0.9</textarea>")
                .contains("value=\"2m\"", "page=yes", "revision=2", "{{ percent(memory_utilization) }}")
                .doesNotContain("This is revision");
        assertThat(TestTemplates.text(editor(RuleModel.editor("a", new Answer.Found<>(newest), versions, 2, false))))
                .contains("This is revision 2 . Saved, it becomes the newest one");
        assertThat(editor(RuleModel.editor("a", new Answer.Found<>(newest), versions, 2, false)))
                .contains(">memory_utilization &gt; 0.7</textarea>", "data-revision=\"3\"");
    }

    @Test
    void shouldBeginWithDefaultsOrACopy() {
        assertThat(editor(RuleModel.fresh(null)))
                .contains("New rule", "value=\"1m\"")
                .doesNotContain("data-id=", "data-rule-delete", "data-revision");
        assertThat(editor(RuleModel.fresh(old())))
                .contains(">memory_utilization &gt; 0.7</textarea>")
                .doesNotContain("data-id=");
    }

    @Test
    void shouldSayThatThereIsNoSuchRuleOrThatItCannotBeRead() {
        Answer<List<RuleView>> none = new Answer.Unavailable<>("alert-service", AWAY);
        assertThat(editor(RuleModel.editor("x", new Answer.Refused<>(404, "no"), none, 0, false)))
                .contains("No such rule");
        assertThat(editor(RuleModel.editor("x", new Answer.Unavailable<>("alert-service", AWAY), none, 0, false)))
                .contains("This rule cannot be read", "hx-get=\"/alerts/rules/x\"");
        assertThat(TestTemplates.text(
                        editor(RuleModel.editor("a", new Answer.Found<>(rule("a", true, null)), none, 0, false))))
                .contains("They cannot be read: " + AWAY);
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "30, 30s", "90, 1m30s", "5400, 1h30m", "86400, 1d", "0.25, 250ms", "61.5, 1m1s500ms"})
    void shouldWriteDurationsAsPeopleDo(double seconds, String text) {
        assertThat(Durations.text(seconds)).isEqualTo(text);
    }

    private static RuleView rule(String id, boolean enabled, RuleView.@Nullable Health health) {
        return version(id, 3, "memory_utilization > 0.9", enabled, health);
    }

    private static RuleView old() {
        return version("a", 2, "memory_utilization > 0.7", true, null);
    }

    private static RuleView version(
            String id, int revision, String expression, boolean enabled, RuleView.@Nullable Health health) {
        return new RuleView(
                id,
                revision,
                "Name " + id,
                "host",
                expression,
                null,
                120,
                60,
                "critical",
                "platform",
                Map.of("page", "yes"),
                "{{ percent(memory_utilization) }}",
                null,
                "keep",
                enabled,
                true,
                health,
                NOW.minusSeconds(300),
                "ada");
    }

    private static String list(Map<String, Object> model) {
        return TestTemplates.text(TestTemplates.at(NOW).fragment("rules", "results", model));
    }

    private static String editor(Map<String, Object> model) {
        return TestTemplates.at(NOW).fragment("rule", "results", model);
    }
}
