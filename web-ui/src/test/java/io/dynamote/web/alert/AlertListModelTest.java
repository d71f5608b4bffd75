package io.dynamote.web.alert;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.AlertSamples;
import io.dynamote.web.page.Query;
import io.dynamote.web.state.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlertListModelTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static Map<String, Object> model(String query, List<AlertState> alerts) {
        return AlertListModel.of(
                new Listing.Loaded<>(alerts, NOW, ""), AlertFilter.of(Query.of(URI.create("/alerts" + query))));
    }

    @SuppressWarnings("unchecked") // the model is a map of what the template reads
    private static <T> List<T> list(Map<String, Object> model, String name) {
        return (List<T>) model.get(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Critical 2, Warning 3, Info 1",
                "?by=team | platform 2, search 2, research 1, No team 1",
                "?by=entity | Host gpu-01 1, Traffic dynamo-system/qwen3-chat 1, Host gpu-02 1, Traffic dynamo-system/llama-3b-summaries 1,"
                        + " Deployment dynamo-system/mistral-eval 1, Other system portal.example:443 1",
                "?severity=critical | Critical 2",
                "?team=search&by=team | search 2",
                "?kind=host | Critical 1, Warning 1",
                "?q=GPU-02 | Warning 1",
                "?status=silenced | Warning 1"
            })
    void shouldGroupInTheOrderOfTheWorstOfEach(String query, String groups) {
        List<AlertListModel.Group> found = list(model(query, AlertSamples.active(NOW)), "groups");
        assertThat(found.stream().map(group -> group.name() + " " + group.rows().size()))
                .containsExactly(groups.split(", *"));
    }

    @Test
    void shouldOfferOnlyStatusesThatThereAreAndTheChosenOne() {
        List<AlertListModel.Chip> chips = list(model("?team=platform", AlertSamples.active(NOW)), "chips");
        assertThat(chips)
                .extracting(chip -> chip.word() + " " + chip.count() + " " + chip.chosen())
                .containsExactly("Firing 3 false", "Acknowledged 1 false", "Silenced 1 false", "Pending 1 false");
        assertThat(chips.getFirst().href()).isEqualTo("/alerts?status=firing&team=platform");
        List<AlertListModel.Chip> none = list(model("?status=pending", List.of(AlertSamples.memory(NOW))), "chips");
        assertThat(none)
                .extracting(chip -> chip.word() + " " + chip.count() + " " + chip.chosen())
                .containsExactly("Firing 1 false", "Pending 0 true");
        assertThat(none.getLast().href()).as("back to all").isEqualTo("/alerts");
    }

    @Test
    void shouldOfferWhatThereIsToChooseFrom() {
        Map<String, Object> model = model("", AlertSamples.active(NOW));
        assertThat(model.get("severities")).isEqualTo(List.of("critical", "warning", "info"));
        assertThat(model.get("teams")).isEqualTo(List.of("platform", "research", "search"));
        assertThat(model.get("kinds")).isEqualTo(List.of("traffic", "host", "job", "deployment"));
        Map<String, Object> bare = model("", List.of(AlertSamples.bare(NOW)));
        assertThat(bare.get("severities")).isEqualTo(List.of());
        assertThat(bare.get("teams")).isEqualTo(List.of());
    }

    @Test
    void shouldTellEmptyFromNoMatch() {
        assertThat(model("", List.of())).containsEntry("state", "empty");
        assertThat(model("?q=x", List.of())).containsEntry("state", "empty");
        assertThat(model("?q=nothing-like-it", AlertSamples.active(NOW))).containsEntry("state", "none");
    }

    @Test
    void shouldShowTheWorstThatNobodyIsOnFirst() {
        List<AlertListModel.Group> groups = list(model("", AlertSamples.active(NOW)), "groups");
        assertThat(groups.getFirst().rows())
                .extracting(AlertRow::name)
                .containsExactly("HostMemoryCritical", "LatencyHigh");
        assertThat(groups.get(1).rows())
                .extracting(AlertRow::name)
                .containsExactly("DriveWearHigh", "ErrorRatioHigh", "DeploymentStalled");
    }
}
