package io.dynamote.alert.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamote.alert.delivery.Instances.Ended;
import io.dynamote.alert.delivery.LeftBehind.Try;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.embedded.process.StartCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Instances that end between transition, queue, send and record, again and again, under receivers that answer, refuse, hang
 * and limit: no transition is lost or told twice, what receivers know is what is so, nothing is told twice of which the
 * answer was seen, and what is ambiguous is counted as that.
 */
class DeliveryCrashIT {

    private static final int CRASHES = Integer.getInteger(
            "dynamote.crash.count", Boolean.getBoolean("dynamote.endurance") ? 60 : Ending.COUNTED.size());
    private static final int CHECKED_EVERY = 10;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void shouldLoseNothingAndTellNothingTwiceWhereverItEnds() throws Exception {
        try (CrashScene scene = new CrashScene(directory, new Random(7))) {
            scene.warmUp(StartCache.in(directory));
            scene.crash(CRASHES, CHECKED_EVERY);
            scene.calmDown();

            checkEnds(scene.ended());
            checkIncidents(scene.left(), scene.transitions());
            Account account = scene.account();
            account.check();
            checkTimelines(scene.left());
            Files.writeString(Path.of("target", "crashes.txt"), CRASHES + " ends: " + account + "\n");
        }
    }

    private static void checkEnds(List<Ended> ended) {
        assertThat(Ending.COUNTED)
                .allSatisfy(ending -> assertThat(ended)
                        .filteredOn(end -> end.ending() == ending)
                        .as("ends at %s", ending)
                        .hasSizeGreaterThanOrEqualTo(CRASHES / Ending.COUNTED.size()));
    }

    /** Incidents, timelines and events are those of a process that never ended. */
    private static void checkIncidents(LeftBehind left, List<Transition> transitions) {
        List<String> expected = new ArrayList<>();
        Map<String, Instant> firing = new HashMap<>();
        for (Transition transition : transitions) {
            if (transition.fires()) {
                firing.put(transition.entity(), transition.at());
            } else if (transition.resolves()) {
                expected.add(transition.entity() + " " + firing.remove(transition.entity()) + " " + transition.at());
            }
        }
        assertThat(firing).isEmpty();
        assertThat(expected).hasSizeGreaterThan(20);
        List<String> incidents = left.list(
                "select * from incident",
                row -> row.getString("entity") + " " + LeftBehind.instant(row, "fired_at") + " "
                        + LeftBehind.instant(row, "resolved_at"));
        assertThat(incidents).containsExactlyInAnyOrderElementsOf(expected);
        for (String type : List.of("fired", "resolved")) {
            assertThat(left.count("select count(*) from timeline where type = '" + type + "'"))
                    .isEqualTo(expected.size());
            assertThat(left.count("select count(*) from outbox where headers ->> 'ce_type' = 'alert." + type + ".v1'"))
                    .isEqualTo(expected.size());
        }
        assertThat(left.count("select count(*) from outbox where topic = 'dynamote.alerts'"))
                .isEqualTo(2L * expected.size());
    }

    /** Each message that was taken, or given up, is one line for each of its alerts, and one fact. */
    private static void checkTimelines(LeftBehind left) {
        Map<String, Long> told = new HashMap<>();
        for (Try one : left.tries(0)) {
            long alerts = one.firing().size() + (long) one.resolved().size();
            told.merge(one.state(), alerts, Long::sum);
        }
        assertThat(left.count("select count(*) from timeline where type = 'notified'"))
                .isEqualTo(told.get("delivered"));
        assertThat(left.count("select count(*) from timeline where type = 'not-notified'"))
                .isEqualTo(told.get("given-up"));
        assertThat(left.count("select count(*) from outbox where headers ->> 'ce_type' = 'alert.notified.v1'"))
                .isEqualTo(told.get("delivered") + told.get("given-up"));
    }
}
