package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dynamote.alert.inhibition.InhibitionRule;
import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.route.Intervals;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.schedule.Range;
import io.dynamote.alert.schedule.TimeInterval;
import io.dynamote.alert.silence.Silence;
import io.dynamote.alert.silence.SilenceId;
import org.junit.jupiter.api.Test;

import static io.dynamote.alert.notification.Scene.START;
import static io.dynamote.alert.notification.Scene.timing;
import static org.assertj.core.api.Assertions.assertThat;

/** What silences, inhibition and intervals keep from being told, and what comes of it when they end. */
class HidingTest {

    private final Scene scene = Scene.of(timing(30, 300, 14_400));

    private static Silence silence(String matchers, long from, long to) {
        return new Silence(
                new SilenceId(new UUID(0, 1)),
                Matchers.parse(matchers),
                START.plusSeconds(from),
                START.plusSeconds(to),
                "ann",
                "work",
                START);
    }

    @Test
    void shouldNotTellWhatIsSilenced() {
        scene.silences.put(silence("n=b", 0, 10_000));
        scene.fire("A", "a");
        scene.fire("A", "b");
        scene.until(1_000);

        assertThat(scene.messages()).containsExactly("30 FIRST a");
    }

    @Test
    void shouldTellWhenTheSilenceIsOver() {
        scene.silences.put(silence("n=a", 0, 400));
        scene.fire("A", "a");
        scene.until(1_000);

        assertThat(scene.messages()).containsExactly("630 FIRST a");
    }

    @Test
    void shouldTellAFaultAnewThatEndedInSilence() {
        scene.fire("A", "a");
        scene.until(100);
        scene.silences.put(silence("n=a", 100, 1_000));
        scene.resolve("A", "a");
        scene.until(1_000);
        scene.fire("A", "a");
        scene.until(2_000);

        assertThat(scene.messages()).containsExactly("30 FIRST a", "1030 FIRST a");
    }

    @Test
    void shouldNotTellTargetsWhileTheirSourceFires() {
        InhibitionRule rule =
                new InhibitionRule(Matchers.parse("alertname=Host"), Matchers.parse("alertname=Service"), List.of());
        Scene inhibited = Scene.of(timing(30, 300, 14_400), Duration.ZERO, List.of(rule));
        inhibited.fire("Service", "s");
        inhibited.fire("Host", "h");
        inhibited.until(100);
        inhibited.resolve("Host", "h");
        inhibited.until(1_000);

        assertThat(inhibited.messages()).containsExactly("30 FIRST h", "330 FIRST s", "330 ALL_RESOLVED -h");
    }

    @Test
    void shouldStayQuietWhileTheRouteIsMute() {
        TimeInterval untilOne = new TimeInterval(
                List.of(new Range(12 * 60, 13 * 60)), List.of(), List.of(), List.of(), List.of(), ZoneOffset.UTC);
        Route usual = Scene.route(timing(30, 300, 14_400), List.of());
        Route mute = new Route(
                "{}",
                Matchers.NONE,
                false,
                usual.groupBy(),
                usual.timing(),
                "ops",
                List.of("lunch"),
                List.of(),
                List.of());
        Routing routing = new Routing(
                mute,
                new Intervals(Map.of("lunch", List.of(untilOne))),
                List.of(),
                Scene.routing(usual, Duration.ZERO, true, List.of()).destinations());
        Scene lunch = new Scene(routing);
        lunch.fire("A", "a");
        lunch.until(4_000);

        assertThat(lunch.messages()).containsExactly("3630 FIRST a");
    }
}
