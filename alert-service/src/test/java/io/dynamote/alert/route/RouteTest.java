package io.dynamote.alert.route;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.input.YamlDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouteTest {

    private static final String TREE = """
            receiver: all
            group_by: [alertname]
            group_interval: 2m
            routes:
              - matchers: ['team="search"']
                receiver: search
                continue: true
                group_by: ['...']
                routes:
                  - matchers: ['severity=~"crit.*"']
                    receiver: pager
                    group_wait: 0s
              - matchers: ['team=~"search|chat"']
                receiver: chat
                repeat_interval: 1h
                mute_time_intervals: [nights]
              - matchers: ['team="chat"']
                receiver: never
            """;

    private static Route tree() {
        return tree(TREE);
    }

    private static Route tree(String yaml) {
        FieldErrors errors = new FieldErrors();
        Route root = new RouteReader(Set.of("all", "search", "pager", "chat", "never"), Set.of("nights"))
                .root(ObjectReader.of(
                        YamlDocument.parse(yaml.getBytes(StandardCharsets.UTF_8))
                                .root(),
                        errors));
        assertThat(errors.list()).isEmpty();
        return root;
    }

    @ParameterizedTest
    @CsvSource({
        "search, critical, pager chat",
        "search, warning, search chat",
        "chat, warning, chat",
        "other, critical, all"
    })
    void shouldFindTheDeepestRoutesUntilOneDoesNotContinue(String team, String severity, String receivers) {
        List<Route> routes = tree().match(LabelSet.of(Map.of("team", team, "severity", severity)));

        assertThat(routes).extracting(Route::receiver).containsExactly(receivers.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search | critical | all search pager, all chat",
                "search | warning | all search, all chat",
                "chat | warning | all chat",
                "other | critical | all"
            })
    void shouldTellTheWaysToThem(String team, String severity, String ways) {
        LabelSet labels = LabelSet.of(Map.of("team", team, "severity", severity));

        assertThat(tree().paths(labels).stream()
                        .map(path -> path.stream().map(Route::receiver).collect(Collectors.joining(" "))))
                .containsExactly(ways.split(", "));
        assertThat(tree().paths(labels)).extracting(List::getLast).isEqualTo(tree().match(labels));
    }

    @Test
    void shouldKnowNoWayToARouteThatDoesNotTakeIt() {
        assertThat(tree().routes().getFirst().paths(LabelSet.of(Map.of("team", "chat"))))
                .isEmpty();
    }

    @Test
    void shouldInheritWhatIsNotSaid() {
        Route search = tree().routes().getFirst();
        Route pager = search.routes().getFirst();

        assertThat(pager.groupBy()).isEqualTo(new GroupBy(true, List.of()));
        assertThat(pager.timing().groupInterval()).isEqualTo(Duration.ofMinutes(2));
        assertThat(pager.timing().groupWait()).isEqualTo(Duration.ZERO);
        assertThat(pager.timing().repeatInterval()).isEqualTo(Duration.ofHours(4));
        assertThat(tree().routes().get(1).mute()).containsExactly("nights");
        assertThat(pager.mute()).isEmpty();
    }

    @Test
    void shouldNameRoutesByTheWayToThem() {
        assertThat(tree().routes().getFirst().routes().getFirst().key())
                .isEqualTo("{}/{team=\"search\"}/{severity=~\"crit.*\"}");
    }

    @Test
    void shouldTellSiblingsOfTheSameMatchersApart() {
        List<Route> routes = tree("""
                receiver: all
                routes:
                  - {matchers: ['team="search"'], active_time_intervals: [nights], continue: true}
                  - {matchers: ['team="search"'], mute_time_intervals: [nights]}
                """).match(LabelSet.of(Map.of("team", "search")));

        assertThat(routes).extracting(Route::key).containsExactly("{}/{team=\"search\"}", "{}/{team=\"search\"}#2");
    }

    @Test
    void shouldGroupByLabelsByAllOrByNone() {
        LabelSet labels = LabelSet.of(Map.of("a", "1", "b", "2"));

        assertThat(GroupBy.of(List.of("b", "c")).group(labels)).isEqualTo(LabelSet.of(Map.of("b", "2")));
        assertThat(GroupBy.of(List.of("...")).group(labels)).isEqualTo(labels);
        assertThat(GroupBy.NOTHING.group(labels)).isEqualTo(LabelSet.EMPTY);
    }

    @Test
    void shouldHaveTheTimesOfAlertmanagerButForWhatIsCritical() {
        LabelSet critical = LabelSet.of(Map.of("severity", "critical"));

        assertThat(Timing.USUAL.waitFor(LabelSet.EMPTY)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Timing.USUAL.waitFor(critical)).isEqualTo(Duration.ZERO);
        assertThat(Timing.USUAL.groupInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(Timing.USUAL.repeatInterval()).isEqualTo(Duration.ofHours(4));
        assertThat(new Timing(Duration.ofSeconds(9), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO)
                        .waitFor(critical))
                .isEqualTo(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @CsvSource({"30s, 30000", "1h30m, 5400000", "200ms, 200", "0, 0", "0s, 0", "1w1d, 691200000", "1m0s500ms, 60500"})
    void shouldReadDurations(String text, long millis) {
        assertThat(DurationText.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "1.5h", "-1s", "1s1h", "2y", "99999999999999s", "1 h"})
    void shouldRefuseWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> DurationText.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseTimesThatNeverCome() {
        assertThatThrownBy(() -> new Timing(null, Duration.ZERO, Duration.ofHours(1), Duration.ZERO))
                .hasMessageContaining("group_interval");
        assertThatThrownBy(() -> new Timing(null, Duration.ofHours(1), Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("repeat_interval");
        assertThatThrownBy(() ->
                        new Timing(Duration.ofSeconds(-1), Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO))
                .hasMessageContaining("group_wait");
        assertThatThrownBy(() -> new Timing(null, Duration.ofHours(1), Duration.ofHours(1), Duration.ofSeconds(-1)))
                .hasMessageContaining("settle");
    }
}
