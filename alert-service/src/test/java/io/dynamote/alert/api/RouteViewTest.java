package io.dynamote.alert.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.configuration.AlertingFile;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.notification.Routing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RouteViewTest {

    private static final Instant DAY = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-21T23:00:00Z");
    private static final Routing ROUTING =
            AlertingFile.read("""
                    route:
                      receiver: ops
                      group_by: [team, alertname]
                      routes:
                      - matchers: ['team="search"', 'severity!="info"']
                        receiver: search
                        continue: true
                        group_wait: 1m30s
                        mute_time_intervals: [nights]
                      - matchers: ['team=~"search|chat"']
                        group_by: ['...']
                        repeat_interval: 500ms
                        active_time_intervals: [nights]
                    receivers: [{name: ops}, {name: search}]
                    time_intervals:
                    - {name: nights, time_intervals: [{times: [{start_time: '20:00', end_time: '24:00'}]}]}
                    """.getBytes(StandardCharsets.UTF_8)).routing();

    private static RouteView root(Instant now) {
        return RouteView.of(ROUTING.root(), ROUTING.intervals(), now);
    }

    private static List<TakenView> taken(String team, String severity, Instant now) {
        return TakenView.of(ROUTING, LabelSet.of(Map.of("team", team, "severity", severity, "alertname", "Slow")), now);
    }

    @Test
    void shouldSayOfEachRouteWhatCountsThere() {
        RouteView root = root(DAY);

        assertThat(root.matchers()).isEmpty();
        assertThat(root.groupBy()).containsExactly("alertname", "team");
        assertThat(root.groupWaitSeconds()).as("the usual").isNull();
        assertThat(root.routes()).first().satisfies(search -> {
            assertThat(search.key()).isEqualTo("{}/{team=\"search\",severity!=\"info\"}");
            assertThat(search.matchers()).containsExactly("team=\"search\"", "severity!=\"info\"");
            assertThat(search.continues()).isTrue();
            assertThat(search.groupWaitSeconds()).isEqualTo(90);
            assertThat(search.groupBy()).as("inherited").containsExactly("alertname", "team");
        });
        assertThat(root.routes()).last().satisfies(both -> {
            assertThat(both.receiver()).as("inherited").isEqualTo("ops");
            assertThat(both.groupBy()).containsExactly("...");
            assertThat(both.repeatIntervalSeconds()).isEqualTo(0.5);
            assertThat(both.groupIntervalSeconds()).isEqualTo(300);
            assertThat(both.settleSeconds()).isEqualTo(900);
        });
    }

    @Test
    void shouldSayWhyARouteIsMuteNow() {
        assertThat(root(DAY).routes()).extracting(RouteView::muted).containsExactly(null, "outside nights");
        assertThat(root(NIGHT).routes()).extracting(RouteView::muted).containsExactly("nights", null);
        assertThat(root(NIGHT).muted()).isNull();
    }

    @Test
    void shouldSayWhoIsToldOfAnAlertAndOnWhichWay() {
        assertThat(taken("search", "critical", DAY))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.receiver()).isEqualTo("search");
                            assertThat(first.path()).containsExactly("{}", "{}/{team=\"search\",severity!=\"info\"}");
                            assertThat(first.group()).isEqualTo(Map.of("team", "search", "alertname", "Slow"));
                            assertThat(first.groupWaitSeconds()).isEqualTo(90);
                            assertThat(first.muted()).isNull();
                        },
                        second -> {
                            assertThat(second.receiver()).isEqualTo("ops");
                            assertThat(second.group()).hasSize(3);
                            assertThat(second.groupWaitSeconds()).as("critical").isZero();
                            assertThat(second.muted()).isEqualTo("outside nights");
                        });
        assertThat(taken("billing", "warning", DAY)).singleElement().satisfies(root -> {
            assertThat(root.path()).containsExactly("{}");
            assertThat(root.groupWaitSeconds()).isEqualTo(30);
        });
    }
}
