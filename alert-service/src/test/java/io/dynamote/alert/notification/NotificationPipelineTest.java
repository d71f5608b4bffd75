package io.dynamote.alert.notification;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.receiver.Reason;
import io.dynamote.alert.route.GroupBy;
import io.dynamote.alert.route.Intervals;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.route.Timing;
import io.dynamote.alert.state.Alert;
import org.junit.jupiter.api.Test;

import static io.dynamote.alert.notification.Scene.START;
import static io.dynamote.alert.notification.Scene.labels;
import static io.dynamote.alert.notification.Scene.timing;
import static org.assertj.core.api.Assertions.assertThat;

class NotificationPipelineTest {

    private final Scene scene = Scene.of(timing(30, 300, 14_400));

    @Test
    void shouldTellAGroupOnceItHasWaited() {
        scene.fire("A", "a");
        scene.until(20);
        scene.fire("A", "b");
        scene.until(29);
        assertThat(scene.messages()).isEmpty();
        scene.until(30);

        assertThat(scene.messages()).containsExactly("30 FIRST ab");
    }

    @Test
    void shouldKeepGroupsApart() {
        scene.fire("A", "a");
        scene.until(10);
        scene.fire("B", "b");
        scene.until(200);

        assertThat(scene.messages()).containsExactly("30 FIRST a", "40 FIRST b");
    }

    @Test
    void shouldLetLateAlertsWaitForTheNextLook() {
        scene.fire("A", "a");
        scene.until(31);
        scene.fire("A", "b");
        scene.until(1_000);

        assertThat(scene.messages()).containsExactly("30 FIRST a", "330 NEW_ALERTS ab");
    }

    @Test
    void shouldNotTellOfAnAlertThatEndedWhileItWaited() {
        scene.fire("A", "a");
        scene.until(10);
        scene.resolve("A", "a");
        scene.until(1_000);

        assertThat(scene.messages()).isEmpty();
        assertThat(scene.pipeline.next()).isEmpty();
    }

    @Test
    void shouldTellTheEndOfAllOnce() {
        scene.fire("A", "a");
        scene.until(100);
        scene.resolve("A", "a");
        scene.until(50_000);

        assertThat(scene.messages()).containsExactly("30 FIRST a", "330 ALL_RESOLVED -a");
        assertThat(scene.pipeline.next()).isEmpty();
    }

    @Test
    void shouldTellTheEndOfSome() {
        scene.fire("A", "a");
        scene.fire("A", "b");
        scene.until(100);
        scene.resolve("A", "a");
        scene.until(1_000);

        assertThat(scene.messages()).containsExactly("30 FIRST ab", "330 SOME_RESOLVED -ab");
    }

    @Test
    void shouldRepeatAtTheIntervalAndNotAtTheLookAfterIt() {
        scene.fire("A", "a");
        scene.until(2 * 14_400 + 30);

        assertThat(scene.messages()).containsExactly("30 FIRST a", "14430 REPEAT a", "28830 REPEAT a");
    }

    @Test
    void shouldRoundTheRepetitionUpToALook() {
        Scene odd = Scene.of(timing(0, 300, 400));
        odd.fire("A", "a");
        odd.until(1_300);

        assertThat(odd.messages()).containsExactly("0 FIRST a", "600 REPEAT a", "1200 REPEAT a");
    }

    @Test
    void shouldNotWaitForWhatIsCritical() {
        Scene usual = Scene.of(Timing.USUAL);
        usual.fire(LabelSet.of(Map.of("alertname", "A", "n", "a", "severity", "critical")));
        usual.fire(LabelSet.of(Map.of("alertname", "B", "n", "b", "severity", "warning")));
        usual.until(100);

        assertThat(usual.messages()).containsExactly("0 FIRST a", "30 FIRST b");
    }

    @Test
    void shouldNotLetAnAlertWaitTwice() {
        scene.until(100);
        scene.pipeline.take(Alert.firing(labels("A", "a"), Map.of(), START.plusSeconds(10), ""), scene.now);
        scene.until(200);

        assertThat(scene.messages()).containsExactly("100 FIRST a");
    }

    @Test
    void shouldTellAFaultAnewThatCameBack() {
        scene.fire("A", "a");
        scene.until(100);
        scene.resolve("A", "a");
        scene.until(400);
        scene.fire("A", "a");
        scene.until(500);

        assertThat(scene.messages()).containsExactly("30 FIRST a", "330 ALL_RESOLVED -a", "430 FIRST a");
    }

    @Test
    void shouldKeepQuietAboutEndsIfNobodyWantsThem() {
        Route route = Scene.route(timing(30, 300, 14_400), List.of());
        Scene quiet = new Scene(Scene.routing(route, Duration.ZERO, false, List.of()));
        quiet.fire("A", "a");
        quiet.fire("A", "b");
        quiet.until(100);
        quiet.resolve("A", "a");
        quiet.until(700);
        quiet.resolve("A", "b");
        quiet.until(1_000);
        quiet.fire("A", "a");
        quiet.until(2_000);

        assertThat(quiet.messages()).containsExactly("30 FIRST ab", "1030 FIRST a");
    }

    @Test
    void shouldNotHeedASecondAnswer() {
        scene.fire("A", "a");
        scene.until(30);
        Notification sent = scene.tries.getFirst();

        assertThat(scene.pipeline.answered(sent.id(), new Answer.Retry("late", null, true), scene.now))
                .isFalse();
        scene.until(1_000);
        assertThat(scene.messages()).containsExactly("30 FIRST a");
    }

    @Test
    void shouldMakeOneThreadOfOneFault() {
        for (int i = 0; i < 100; i++) {
            scene.fire("GpuLost", "gpu-%02d ".formatted(i));
            scene.until(i / 5);
        }
        scene.until(3_600);
        for (int i = 0; i < 100; i++) {
            scene.resolve("GpuLost", "gpu-%02d ".formatted(i));
        }
        scene.until(100_000);

        assertThat(scene.told).extracting(Scene.Told::reason).containsExactly(Reason.FIRST, Reason.ALL_RESOLVED);
        assertThat(scene.tries)
                .extracting(Notification::group)
                .containsOnly(new GroupKey("{}", LabelSet.of(Map.of("alertname", "GpuLost"))));
        assertThat(scene.tries).allSatisfy(one -> assertThat(one.alerts()).hasSize(100));
    }

    @Test
    void shouldNameGroupsAsAlertmanagerDoes() {
        GroupKey key = new GroupKey(
                "{}/{team=\"search\"}", LabelSet.of(Map.of("host", "a\"b\\c\nd", "alertname", "HostSilent")));

        assertThat(key).hasToString("{}/{team=\"search\"}:{alertname=\"HostSilent\", host=\"a\\\"b\\\\c\\nd\"}");
        assertThat(new GroupKey("{}", LabelSet.EMPTY)).hasToString("{}:{}");
    }

    @Test
    void shouldTellWhatAPresumedEndIsWorth() {
        Alert heard = new Alert(labels("A", "a"), Map.of(), START, START.plusSeconds(200), true, START, "");
        scene.pipeline.take(heard, START);
        scene.until(100);
        scene.pipeline.take(
                new Alert(labels("A", "a"), Map.of(), START, START.plusSeconds(300), true, scene.now, ""), scene.now);
        scene.until(299);
        assertThat(scene.messages()).containsExactly("30 FIRST a");
        scene.until(1_000);

        assertThat(scene.messages()).containsExactly("30 FIRST a", "330 ALL_RESOLVED -a");
    }

    @Test
    void shouldTellEachDestinationOfAReceiver() {
        Routing routing = Scene.routing(Scene.route(timing(0, 300, 14_400), List.of()), Duration.ZERO, true, List.of());
        Destination slack = new Destination("ops", "ops/slack/0", true, Duration.ZERO);
        Destination mail = new Destination("ops", "ops/email/0", false, Duration.ZERO);
        Scene two = new Scene(new Routing(
                routing.root(), routing.intervals(), routing.inhibition(), Map.of("ops", List.of(slack, mail))));
        two.answers((notification, at) ->
                notification.destination().equals(slack) ? new Answer.Retry("503", null, false) : Scene.DELIVERED);
        two.fire("A", "a");
        two.until(100);
        two.resolve("A", "a");
        two.answers((notification, at) -> Scene.DELIVERED);
        two.until(1_000);

        assertThat(two.told)
                .extracting(one -> one.receiver() + " " + one.alerts())
                .containsExactly("ops/email/0 a", "ops/slack/0 -a");
    }

    @Test
    void shouldKeepQuietWithoutARouteOrADestination() {
        Route onlyTeams = new Route(
                "{}",
                Matchers.parse("team=\"search\""),
                false,
                GroupBy.NOTHING,
                timing(0, 300, 14_400),
                "nobody",
                List.of(),
                List.of(),
                List.of());
        Scene quiet = new Scene(new Routing(onlyTeams, Intervals.NONE, List.of(), Map.of("nobody", List.of())));
        quiet.fire("A", "a");
        quiet.fire(LabelSet.of(Map.of("alertname", "A", "team", "search")));

        assertThat(quiet.pipeline.next()).isEmpty();
    }
}
