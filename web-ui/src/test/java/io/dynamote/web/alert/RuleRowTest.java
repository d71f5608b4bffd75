package io.dynamote.web.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.web.RuleSamples;
import io.dynamote.web.upstream.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules as rows, and what of the answers of alert-service is read. */
class RuleRowTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static RuleView rule(
            String kind, String name, RuleView.@Nullable Health health, Map<String, String> labels) {
        return new RuleView(
                "an id/é",
                4,
                name,
                kind,
                "memory_utilization > 0.9",
                null,
                90,
                0,
                "warning",
                null,
                labels,
                "Memory is full",
                null,
                "keep",
                true,
                false,
                health,
                NOW,
                "ada");
    }

    private static RuleRow row(RuleView.@Nullable Health health) {
        return new RuleRow(rule("host", "HostMemoryHigh", health, Map.of()));
    }

    @Test
    void shouldReadARuleAsTheServiceAnswersIt() throws JsonProcessingException {
        RuleView rule = JSON.readValue(RuleSamples.memory(2, NOW), RuleView.class);
        assertThat(rule.id()).isEqualTo("host-memory-critical");
        assertThat(rule.revision()).isEqualTo(2);
        assertThat(rule.clearWhen()).isNull();
        assertThat(rule.forSeconds()).isEqualTo(120);
        assertThat(rule.labels()).isEqualTo(Map.of("page", "yes"));
        assertThat(rule.health()).isEqualTo(new RuleView.Health("healthy", null, null, null));
        assertThat(JSON.readValue("{\"id\":\"a\",\"labels\":null}", RuleView.class)
                        .labels())
                .isEmpty();
    }

    @Test
    void shouldReadAllVersionsOfARule() throws JsonProcessingException {
        assertThat(JSON.readValue(RuleSamples.versions(NOW), Incidents.Versions.class)
                        .items())
                .extracting(RuleView::revision)
                .containsExactly(3, 2, 1);
        assertThat(new Incidents.Versions(null).items()).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongAndOnWhat() {
        assertThat(row(null).trouble()).isNull();
        assertThat(row(new RuleView.Health("healthy", null, null, null)).trouble())
                .isNull();
        assertThat(row(new RuleView.Health("refused", "at 1:1: no such figure", null, NOW))
                        .trouble())
                .isEqualTo("at 1:1: no such figure");
        assertThat(row(new RuleView.Health("failing", "no number", "gpu-01", NOW))
                        .trouble())
                .isEqualTo("On gpu-01: no number");
    }

    @Test
    void shouldWriteItselfAsTheEditorHasIt() {
        RuleRow row = new RuleRow(rule("host", "A", null, Map.of("page", "yes", "area", "a=b")));
        assertThat(row.labels()).isEqualTo("area=a=b\npage=yes");
        assertThat(row.holdFor()).isEqualTo("1m30s");
        assertThat(row.keepFiringFor()).isEqualTo("0s");
        assertThat(row.href()).isEqualTo("/alerts/rules/an%20id%2F%C3%A9");
    }

    @ParameterizedTest
    @CsvSource({
        "hostmemory, true",
        "MEMORY_utilization, true",
        "is full, true",
        "warning, true",
        "an id, true",
        "'', true",
        "traffic, false"
    })
    void shouldBeFoundByWhatPeopleKnowOfIt(String text, boolean found) {
        assertThat(row(null).says(text)).isEqualTo(found);
    }

    @Test
    void shouldListRulesByKindAndName() {
        Map<String, Object> model = RuleModel.list(
                new Answer.Found<>(List.of(
                        rule("traffic", "B", new RuleView.Health("failing", "x", null, NOW), Map.of()),
                        rule("host", "Z", null, Map.of()),
                        rule("host", "C", new RuleView.Health("refused", "y", null, NOW), Map.of()))),
                "",
                false);
        assertThat(model.get("rows"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(RuleRow.class))
                .extracting(row -> row.of().name())
                .containsExactly("C", "Z", "B");
        assertThat(model).containsEntry("ill", 2L);
    }

    @Test
    void shouldEditTheNewestIfTheAskedRevisionIsUnheardOf() {
        RuleView newest = rule("host", "A", null, Map.of());
        Map<String, Object> model =
                RuleModel.editor("a", new Answer.Found<>(newest), new Answer.Found<>(List.of(newest)), 99, false);
        assertThat(model).containsEntry("old", false).containsEntry("base", 4);
        assertThat(model.get("edited")).isEqualTo(new RuleRow(newest));
    }
}
