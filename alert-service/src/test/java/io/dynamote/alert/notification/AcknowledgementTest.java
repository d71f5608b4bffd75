package io.dynamote.alert.notification;

import org.junit.jupiter.api.Test;

import static io.dynamote.alert.notification.Scene.labels;
import static io.dynamote.alert.notification.Scene.timing;
import static org.assertj.core.api.Assertions.assertThat;

class AcknowledgementTest {

    private final Scene scene = Scene.of(timing(30, 300, 14_400));

    @Test
    void shouldNotRepeatWhatSomebodyIsOn() {
        scene.fire("A", "a");
        scene.until(100);
        scene.pipeline.acknowledge(labels("A", "a").fingerprint(), scene.now);
        scene.until(50_000);
        assertThat(scene.messages()).containsExactly("30 FIRST a");

        scene.fire("A", "b");
        scene.until(51_000);
        scene.resolve("A", "a");
        scene.resolve("A", "b");
        scene.until(52_000);

        assertThat(scene.messages()).hasSize(3).element(1).asString().endsWith("NEW_ALERTS ab");
        assertThat(scene.messages()).last().asString().endsWith("ALL_RESOLVED -a-b");
    }

    @Test
    void shouldRepeatAgainWhenNobodyIsOnIt() {
        scene.fire("A", "a");
        scene.until(100);
        scene.pipeline.acknowledge(labels("A", "a").fingerprint(), scene.now);
        scene.until(20_000);
        scene.pipeline.unacknowledge(labels("A", "a").fingerprint());
        scene.until(20_400);

        assertThat(scene.messages()).containsExactly("30 FIRST a", "20130 REPEAT a");
    }

    @Test
    void shouldForgetWhoWasOnItWhenItComesBack() {
        Scene often = Scene.of(timing(0, 10, 100));
        often.fire("A", "a");
        often.until(1);
        often.pipeline.acknowledge(labels("A", "a").fingerprint(), often.now);
        often.resolve("A", "a");
        often.until(20);
        often.fire("A", "a");
        often.until(125);

        assertThat(often.messages()).containsExactly("0 FIRST a", "10 ALL_RESOLVED -a", "20 FIRST a", "120 REPEAT a");
    }

    @Test
    void shouldRememberWhoIsOnItThroughARestart() {
        scene.fire("A", "a");
        scene.until(100);
        scene.pipeline.acknowledge(labels("A", "a").fingerprint(), scene.now);
        scene.restart();
        scene.until(50_000);

        assertThat(scene.messages()).containsExactly("30 FIRST a");
    }
}
