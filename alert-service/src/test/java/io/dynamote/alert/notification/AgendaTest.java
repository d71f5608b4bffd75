package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.receiver.Reason;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.state.Alert;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AgendaTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Agenda agenda = new Agenda();

    private static Lane lane(String name, long wait) {
        Route route = Scene.route(Scene.timing(wait, 300, 14_400), List.of());
        LabelSet labels = LabelSet.of(Map.of("alertname", name));
        Destination destination = new Destination("ops", "ops/slack/0", true, Duration.ZERO);
        return Lane.begin(
                new LaneKey(new GroupKey("{}", labels), destination.id()),
                route,
                destination,
                Alert.firing(labels, Map.of(), NOW, ""),
                1,
                NOW);
    }

    @Test
    void shouldHaveTheEarliestFirstAndTheOldestOfThose() {
        Lane late = lane("late", 30);
        Lane one = lane("one", 10);
        Lane two = lane("two", 10);
        agenda.add(late);
        agenda.add(one);
        agenda.add(two);
        agenda.add(one);

        assertThat(agenda.poll(NOW.plusSeconds(9))).isEmpty();
        assertThat(agenda.poll(NOW.plusSeconds(10)).orElseThrow().lane()).isSameAs(one);
        assertThat(agenda.poll(NOW.plusSeconds(10)).orElseThrow().lane()).isSameAs(two);
        assertThat(agenda.poll(NOW.plusSeconds(10))).isEmpty();
        assertThat(agenda.next()).contains(NOW.plusSeconds(30));
    }

    @Test
    void shouldHeedTheLastWordOfALane() {
        Lane lane = lane("a", 30);
        agenda.add(lane);
        lane.awaitTurn(Reason.FIRST, NOW.plusSeconds(5));
        agenda.add(lane);
        assertThat(agenda.next()).contains(NOW.plusSeconds(5));

        lane.rest();
        agenda.add(lane);
        assertThat(agenda.next()).contains(NOW.plusSeconds(30));
    }

    @Test
    void shouldForgetLanesThatAreNoMore() {
        Lane lane = lane("a", 30);
        agenda.add(lane);
        lane.leave();

        assertThat(agenda.next()).isEmpty();
    }
}
