package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.dynamote.alert.receiver.Answer;
import org.junit.jupiter.api.Test;

import static io.dynamote.alert.notification.Scene.START;
import static io.dynamote.alert.notification.Scene.timing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeliveryTest {

    private final Scene scene = Scene.of(timing(0, 300, 14_400));

    private static Answer again(Duration after) {
        return new Answer.Retry("429", after, false);
    }

    private void downUntil(long second) {
        Instant up = START.plusSeconds(second);
        scene.answers(
                (notification, at) -> at.isBefore(up) ? new Answer.Retry("refused", null, false) : Scene.DELIVERED);
    }

    @Test
    void shouldTryAgainAfterLongerAndLongerWaits() {
        downUntil(100);
        scene.fire("A", "a");
        scene.until(200);

        assertThat(scene.tries)
                .extracting(one -> Duration.between(START, one.at()).toSeconds())
                .containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 63L, 123L);
        assertThat(scene.tries).extracting(Notification::attempt).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(scene.messages()).containsExactly("123 FIRST a");
    }

    @Test
    void shouldTellOneMessageAfterAnHourOfSilence() {
        downUntil(3_600);
        for (int i = 0; i < 60; i++) {
            scene.fire("A", Character.toString('A' + i));
            if (i > 0 && i % 3 == 0) {
                scene.resolve("A", Character.toString('A' + i - 1));
            }
            scene.until((i + 1) * 60L);
        }
        scene.until(5_000);

        assertThat(scene.told).hasSize(1);
        assertThat(scene.told.getFirst().second()).isBetween(3_600L, 3_661L);
        assertThat(scene.tries.getLast().alerts()).hasSize(60);
    }

    @Test
    void shouldTellEachOfManyGroupsOnceAfterAnHourOfSilenceWithoutAFlood() {
        Scene spaced = Scene.of(timing(0, 300, 14_400), Duration.ofSeconds(1), List.of());
        Instant up = START.plusSeconds(3_600);
        spaced.answers(
                (notification, at) -> at.isBefore(up) ? new Answer.Retry("refused", null, false) : Scene.DELIVERED);
        for (int i = 0; i < 30; i++) {
            spaced.fire("Fault" + i, "a");
            spaced.until((i + 1) * 60L);
            spaced.fire("Fault" + i, "b");
        }
        spaced.until(5_000);

        assertThat(spaced.told)
                .hasSize(30)
                .allSatisfy(one -> assertThat(one.alerts()).isEqualTo("ab"));
        assertThat(spaced.told).extracting(Scene.Told::second).doesNotHaveDuplicates();
    }

    @Test
    void shouldStillTellWhatBeganAndEndedWhileTheReceiverWasDown() {
        downUntil(3_600);
        scene.fire("A", "a");
        scene.until(600);
        scene.resolve("A", "a");
        scene.until(10_000);

        assertThat(scene.told).hasSize(1);
        assertThat(scene.told.getFirst().alerts()).isEqualTo("-a");
    }

    @Test
    void shouldHonourTheTimeThatTheReceiverAsksFor() {
        scene.answers(
                (notification, at) -> notification.attempt() == 1 ? again(Duration.ofMillis(17_250)) : Scene.DELIVERED);
        scene.fire("A", "a");
        scene.until(100);

        assertThat(scene.tries.get(1).at()).isEqualTo(START.plusMillis(17_250));
    }

    @Test
    void shouldLeaveTheWholeDestinationAloneIfItAsks() {
        scene.answers((notification, at) ->
                at.isBefore(START.plusSeconds(50)) ? again(Duration.ofSeconds(50)) : Scene.DELIVERED);
        scene.fire("A", "a");
        scene.until(10);
        scene.fire("B", "b");
        scene.until(49);
        assertThat(scene.tries).hasSize(1);
        scene.until(100);

        assertThat(scene.messages()).containsExactlyInAnyOrder("50 FIRST a", "50 FIRST b");
    }

    @Test
    void shouldBoundWhatAReceiverMayAskFor() {
        scene.answers(
                (notification, at) -> notification.attempt() == 1 ? again(Duration.ofDays(400)) : Scene.DELIVERED);
        scene.fire("A", "a");
        scene.until(4_000);

        assertThat(scene.messages()).containsExactly("3600 FIRST a");
    }

    @Test
    void shouldNotHammerAReceiverThatAsksForNoTime() {
        scene.answers((notification, at) -> again(Duration.ZERO));
        scene.fire("A", "a");
        scene.until(60);

        assertThat(scene.tries).hasSize(6);
    }

    @Test
    void shouldSpaceTheMessagesToADestination() {
        Scene spaced = Scene.of(timing(0, 300, 14_400), Duration.ofSeconds(2), List.of());
        for (int i = 0; i < 10; i++) {
            spaced.fire("Fault" + i, Integer.toString(i));
        }
        spaced.until(100);

        assertThat(spaced.told)
                .extracting(Scene.Told::second)
                .containsExactly(0L, 2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L);
    }

    @Test
    void shouldTryAgainWithTheNextLookAfterGivingUp() {
        scene.answers(
                (notification, at) -> at.isBefore(START.plusSeconds(400)) ? new Answer.GiveUp("404") : Scene.DELIVERED);
        scene.fire("A", "a");
        scene.until(1_000);

        assertThat(scene.tries)
                .extracting(one -> Duration.between(START, one.at()).toSeconds())
                .containsExactly(0L, 300L, 600L);
        assertThat(scene.messages()).containsExactly("600 FIRST a");
    }

    @Test
    void shouldTellHowThingsAreAfterGivingUpWhatMayHaveArrived() {
        scene.fire("A", "a");
        scene.until(250);
        scene.answers((notification, at) -> at.isAfter(START.plusSeconds(400))
                ? Scene.DELIVERED
                : notification.attempt() == 1 ? new Answer.Retry("no answer", null, true) : new Answer.GiveUp("400"));
        scene.resolve("A", "a");
        scene.until(400);
        assertThat(scene.tries).hasSize(3);
        scene.fire("A", "a");
        scene.until(1_300);

        assertThat(scene.tries).hasSize(4);
        Notification last = scene.tries.getLast();
        assertThat(last.at()).isEqualTo(START.plusSeconds(600));
        assertThat(last.mayBeKnown()).isTrue();
        assertThat(last.alerts()).allMatch(alert -> alert.isFiring(last.at()));
    }

    @Test
    void shouldGiveUpAfterTheLimitAndBeginAnew() {
        downUntil(2 * 86_400);
        scene.fire("A", "a");
        scene.until(2 * 86_400 + 1_000);

        assertThat(scene.told).hasSize(1);
        assertThat(scene.tries).extracting(Notification::attempt).contains(1, 1_000);
        assertThat(scene.tries.stream().filter(one -> one.attempt() == 1)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldSayThatAnEarlierTryMayHaveArrived() {
        scene.answers((notification, at) -> notification.attempt() == 2
                ? new Answer.Retry("no answer", null, true)
                : notification.attempt() < 4 ? new Answer.Retry("refused", null, false) : Scene.DELIVERED);
        scene.fire("A", "a");
        scene.until(100);

        assertThat(scene.tries).extracting(Notification::mayBeKnown).containsExactly(false, false, true, true);
        scene.answers((notification, at) -> Scene.DELIVERED);
        scene.resolve("A", "a");
        scene.until(400);
        assertThat(scene.tries.getLast().mayBeKnown()).isFalse();
    }

    @Test
    void shouldTellNothingElseOfAGroupWhileAMessageIsUnderWay() {
        scene.fire("A", "a");
        List<Notification> first = scene.decide(START);
        scene.now = START.plusSeconds(10);
        scene.fire("A", "b");

        assertThat(first).hasSize(1);
        assertThat(scene.decide(START.plusSeconds(900))).isEmpty();
        scene.pipeline.answered(first.getFirst().id(), Scene.DELIVERED, START.plusSeconds(900));
        assertThat(scene.decide(START.plusSeconds(1_200)))
                .singleElement()
                .satisfies(next -> assertThat(next.alerts()).hasSize(2));
    }

    @Test
    void shouldStillLeaveADestinationAloneAfterARestart() {
        scene.answers((notification, at) ->
                at.isBefore(START.plusSeconds(600)) ? again(Duration.ofMinutes(10)) : Scene.DELIVERED);
        scene.fire("A", "a");
        scene.until(10);
        scene.restart();
        scene.fire("B", "b");
        scene.until(1_000);

        assertThat(scene.tries).hasSize(3);
        assertThat(scene.messages()).containsExactlyInAnyOrder("600 FIRST a", "600 FIRST b");
    }

    @Test
    void shouldSpreadWaitsByJitterAndBoundThem() {
        RetryPolicy policy = RetryPolicy.USUAL;
        Random random = new Random(7);
        List<Duration> second = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            second.add(policy.after(1, random));
            assertThat(policy.after(200, random)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(90));
        }

        assertThat(second)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(250), Duration.ofMillis(750)));
        assertThat(second.stream().distinct()).hasSizeGreaterThan(300);
    }

    @Test
    void shouldRefusePoliciesThatCannotBe() {
        assertThatThrownBy(() -> new RetryPolicy(
                        Duration.ZERO, 2, 0, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofDays(1)))
                .hasMessageContaining("above zero");
        assertThatThrownBy(() -> new RetryPolicy(
                        Duration.ofSeconds(1),
                        0.5,
                        2,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofDays(1)))
                .hasMessageContaining("factor");
    }
}
