package io.dynamote.alert.notification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.dynamote.alert.notification.Scene.timing;
import static org.assertj.core.api.Assertions.assertThat;

class FlappingTest {

    @ParameterizedTest
    @ValueSource(longs = {2, 7, 20, 61, 90, 137, 200, 290})
    void shouldMakeTwoMessagesOfFiftyFlaps(long period) {
        for (long wait : new long[] {0, 30}) {
            Scene scene = Scene.of(timing(wait, 300, 1_000_000, 900));
            long end = flap(scene, period);
            scene.until(end + 5_000);

            assertThat(scene.messages()).as("wait %d", wait).hasSize(2);
            assertThat(scene.messages().getFirst()).endsWith("FIRST a");
            assertThat(scene.messages().getLast()).endsWith("ALL_RESOLVED -a");
        }
    }

    @Test
    void shouldMakeTwoMessagesOfFiftyFlapsThroughFiftyRestarts() {
        Scene scene = Scene.of(timing(0, 300, 1_000_000, 900));
        for (int i = 0; i < 50; i++) {
            scene.fire("A", "a");
            scene.until(i * 60L + 30);
            scene.restart();
            scene.resolve("A", "a");
            scene.until((i + 1) * 60L);
            scene.restart();
        }
        scene.until(10_000);

        assertThat(scene.messages()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"400", "700"})
    void shouldCalmDownEvenIfEachFlapOutlastsALook(long period) {
        Scene scene = Scene.of(timing(0, 300, 1_000_000, 900));
        long end = flap(scene, period);
        scene.until(end + 5_000);

        assertThat(scene.messages()).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {700})
    void shouldTellEachEndIfThatIsWanted(long period) {
        Scene scene = Scene.of(timing(0, 300, 1_000_000, 0));
        long end = flap(scene, period);
        scene.until(end + 5_000);

        assertThat(scene.messages()).hasSize(100);
    }

    private static long flap(Scene scene, long period) {
        for (int i = 0; i < 50; i++) {
            scene.fire("A", "a");
            scene.until(i * period + period / 2);
            scene.resolve("A", "a");
            scene.until((i + 1) * period);
        }
        return 50 * period;
    }
}
