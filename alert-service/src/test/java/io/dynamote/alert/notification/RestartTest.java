package io.dynamote.alert.notification;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.route.Intervals;
import org.junit.jupiter.api.Test;

import static io.dynamote.alert.notification.Scene.timing;
import static org.assertj.core.api.Assertions.assertThat;

class RestartTest {

    private final Scene scene = Scene.of(timing(30, 300, 14_400));

    @Test
    void shouldNotRepeatItselfAfterARestart() {
        scene.fire("A", "a");
        scene.fire("A", "b");
        scene.until(100);
        scene.restart();
        scene.until(1_000);
        assertThat(scene.messages()).containsExactly("30 FIRST ab");

        scene.resolve("A", "a");
        scene.resolve("A", "b");
        scene.restart();
        scene.until(2_000);

        assertThat(scene.messages()).containsExactly("30 FIRST ab", "1230 ALL_RESOLVED -a-b");
    }

    @Test
    void shouldWaitNoLongerForARestart() {
        scene.fire("A", "a");
        scene.until(20);
        scene.restart();
        scene.until(29);
        assertThat(scene.messages()).isEmpty();
        scene.until(31);

        assertThat(scene.messages()).containsExactly("30 FIRST a");
    }

    @Test
    void shouldTellTheEndThatCameBeforeARestart() {
        scene.fire("A", "a");
        scene.fire("A", "b");
        scene.until(100);
        scene.resolve("A", "a");
        scene.restart();
        scene.restart();
        scene.until(400);

        assertThat(scene.messages()).containsExactly("30 FIRST ab", "330 SOME_RESOLVED -ab");
    }

    @Test
    void shouldTellByNewRoutesWhatStillFires() {
        scene.fire("A", "a");
        scene.until(100);
        Snapshot stored = scene.store().load();
        Scene moved = new Scene(new Routing(
                Scene.route(timing(30, 300, 14_400), List.of()),
                Intervals.NONE,
                List.of(),
                Map.of("ops", List.of(new Destination("ops", "ops/email/0", true, Duration.ZERO)))));
        moved.until(100);
        moved.pipeline.restore(stored, moved.now);

        assertThat(moved.pipeline.changes().ended())
                .containsExactly(stored.lanes().getFirst().key());
        moved.until(200);
        assertThat(moved.told).extracting(Scene.Told::receiver).containsExactly("ops/email/0");
    }

    @Test
    void shouldForgetWhatIsOverForADay() {
        scene.fire("A", "a");
        scene.fire("A", "b");
        scene.until(100);
        scene.resolve("A", "a");
        scene.until(2 * 86_400);

        assertThat(scene.store().load().alerts())
                .extracting(known -> known.alert().labels().get("n"))
                .containsExactly("b");
        scene.resolve("A", "b");
        scene.until(4 * 86_400);
        scene.fire("A", "c");
        scene.until(5 * 86_400);
        assertThat(scene.store().load().alerts())
                .extracting(known -> known.alert().labels().get("n"))
                .containsExactly("c");
        assertThat(scene.store().load().lanes()).hasSize(1);
    }

    @Test
    void shouldSayThatNothingChanged() {
        assertThat(scene.pipeline.changes().isEmpty()).isTrue();
        scene.fire("A", "a");
        assertThat(scene.pipeline.changes().isEmpty()).isFalse();
        assertThat(scene.pipeline.changes().isEmpty()).isTrue();
    }
}
