package io.dynamote.web.alert;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.AlertSamples;
import io.dynamote.web.page.Query;
import io.dynamote.web.state.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlertFilterTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<AlertState> ALL = AlertSamples.active(NOW);

    @Test
    void shouldShowTheWorstFirstThenWhatNobodyIsOn() {
        assertThat(names(""))
                .containsExactly(
                        "HostMemoryCritical",
                        "LatencyHigh",
                        "DriveWearHigh",
                        "ErrorRatioHigh",
                        "DeploymentStalled",
                        "CertificateEndsSoon");
    }

    @ParameterizedTest
    @CsvSource({
        "?q=GPU-01, 1",
        "?q=blackbox, 1",
        "?q=Full, 1",
        "?status=firing, 3",
        "?status=acknowledged, 1",
        "?status=silenced, 1",
        "?status=pending, 1",
        "?status=nonsense, 6",
        "?severity=critical, 2",
        "?team=search, 2",
        "?team=nobody, 0",
        "?kind=host, 2",
        "?kind=other%20system, 1",
        "?severity=warning&status=firing&team=platform, 1"
    })
    void shouldShowOnlyWhatMatches(String query, int count) {
        assertThat(names(query)).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts", "/alerts?q=a%20b&status=firing&severity=critical&team=search&kind=host&by=team"})
    void shouldBeInTheAddress(String address) {
        assertThat(AlertFilter.of(Query.of(URI.create(address))).href()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Critical, Warning, Info",
                "?by=team | platform, search, research, No team",
                "?by=entity&kind=host | Host gpu-01, Host gpu-02",
                "?by=nonsense | Critical, Warning, Info"
            })
    void shouldMakeGroupsInTheOrderOfTheirWorst(String query, String expected) {
        assertThat(String.join(", ", groups(query))).isEqualTo(expected);
    }

    @Test
    void shouldCountEachStatusAndLeadBackFromTheChosenOne() {
        var model = AlertListModel.of(new Listing.Loaded<>(ALL, NOW, ""), filter("?status=silenced&by=team"));
        assertThat(model.get("chips"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly(
                        new AlertListModel.Chip("Firing", "bell-fill", 3, false, "/alerts?status=firing&by=team"),
                        new AlertListModel.Chip(
                                "Acknowledged", "person-check-fill", 1, false, "/alerts?status=acknowledged&by=team"),
                        new AlertListModel.Chip("Silenced", "bell-slash", 1, true, "/alerts?by=team"),
                        new AlertListModel.Chip(
                                "Pending", "hourglass-split", 1, false, "/alerts?status=pending&by=team"));
    }

    private static List<String> groups(String query) {
        return AlertListModel.of(new Listing.Loaded<>(ALL, NOW, ""), filter(query))
                                .get("groups")
                        instanceof List<?> groups
                ? groups.stream()
                        .map(group -> ((AlertListModel.Group) group).name())
                        .toList()
                : List.of();
    }

    private static AlertFilter filter(String query) {
        return AlertFilter.of(Query.of(URI.create("/alerts" + query)));
    }

    private static List<String> names(String query) {
        return filter(query).apply(ALL).stream().map(AlertState::name).toList();
    }
}
