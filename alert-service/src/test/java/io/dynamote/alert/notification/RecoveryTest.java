package io.dynamote.alert.notification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a process that ends anywhere between decision, queue, send and record leaves to the next one. */
class RecoveryTest {

    private static final int SEEDS = Boolean.getBoolean("dynamote.endurance") ? 200 : 20;
    private static final int NEEDED_CRASHES = 300;

    @Test
    void shouldLoseNothingAndTellNothingTwiceWhereverItStops() {
        int crashes = 0;
        int ambiguous = 0;
        int arrivals = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            CrashingProcess world = new CrashingProcess(seed);
            world.run();
            shouldSendEachOnce(world);
            shouldTellNothingTwiceOfWhichTheAnswerWasRecorded(world);
            shouldBringWhateverWasDecided(world);
            shouldEndWithTheTruth(world);
            crashes += world.crashes();
            arrivals += world.arrivals().size();
            ambiguous += (int)
                    world.arrivals().stream().filter(one -> !one.recorded()).count();
        }
        assertThat(crashes).isGreaterThan(NEEDED_CRASHES);
        assertThat(arrivals).isGreaterThan(NEEDED_CRASHES);
        assertThat(ambiguous).as("arrived without an answer that was recorded").isBetween(SEEDS, arrivals / 2);
    }

    private static void shouldSendEachOnce(CrashingProcess world) {
        assertThat(world.sent()).doesNotHaveDuplicates();
    }

    private static void shouldTellNothingTwiceOfWhichTheAnswerWasRecorded(CrashingProcess world) {
        byLane(world.arrivals()).forEach((lane, arrivals) -> {
            for (int i = 1; i < arrivals.size(); i++) {
                CrashingProcess.Arrival before = arrivals.get(i - 1);
                CrashingProcess.Arrival after = arrivals.get(i);
                if (before.recorded()) {
                    // What was first tried later is another decision, though it may come to the same words.
                    assertThat(after.content().equals(before.content())
                                    && !after.firstTry()
                                            .isAfter(before.notification().at()))
                            .as("%s after %s", after, before)
                            .isFalse();
                } else {
                    assertThat(after.notification().mayBeKnown())
                            .as("%s after %s", after, before)
                            .isTrue();
                }
            }
        });
    }

    private static void shouldBringWhateverWasDecided(CrashingProcess world) {
        Map<LaneKey, List<CrashingProcess.Arrival>> arrivals = byLane(world.arrivals());
        for (Notification decided : world.decided()) {
            assertThat(arrivals.getOrDefault(decided.lane(), List.of()))
                    .anyMatch(arrival -> !arrival.notification().at().isBefore(decided.at()));
        }
    }

    /** The last word about each alert is what is so. */
    private static void shouldEndWithTheTruth(CrashingProcess world) {
        Map<String, Boolean> lastWord = new HashMap<>();
        for (CrashingProcess.Arrival arrival : world.arrivals()) {
            Notification told = arrival.notification();
            told.alerts()
                    .forEach(alert -> lastWord.put(
                            told.destination().id() + " " + alert.fingerprint(), alert.isFiring(told.at())));
        }
        world.alerts().forEach(alert -> {
            for (String destination : CrashingProcess.DESTINATIONS) {
                boolean toldFiring = lastWord.getOrDefault(destination + " " + alert.fingerprint(), false);
                assertThat(toldFiring).as("%s at %s", alert, destination).isEqualTo(alert.isFiring(world.now()));
            }
        });
    }

    private static Map<LaneKey, List<CrashingProcess.Arrival>> byLane(List<CrashingProcess.Arrival> arrivals) {
        return arrivals.stream()
                .collect(Collectors.groupingBy(
                        arrival -> arrival.notification().lane(), Collectors.toCollection(ArrayList::new)));
    }
}
