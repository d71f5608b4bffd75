package io.dynamote.alert.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Plays generated scripts to a real Alertmanager and to our pipeline: both must send the same messages in the same order. A
 * script of which a few milliseconds here or there change the outcome says nothing. One that differs is played again with only
 * its like beside it, as a busy machine makes either late: what differs each time, twice at least, is a difference. So are
 * played again those that said nothing, if too few said something.
 */
class AlertmanagerIT {

    /** How much is played: in a build, and in the long form. */
    private enum Form {
        SHORT(36, 20, Duration.ofMillis(800), Duration.ofMillis(25)),
        LONG(360, 200, Duration.ofSeconds(2), Duration.ofMillis(70));

        private final int scripts;
        private final int needed;
        private final Duration interval;
        private final Duration apart;

        Form(int scripts, int needed, Duration interval, Duration apart) {
            this.scripts = scripts;
            this.needed = needed;
            this.interval = interval;
            this.apart = apart;
        }
    }

    /** How often a script is played at most. */
    private static final int ROUNDS = 4;

    private final Form form = Boolean.getBoolean("dynamote.endurance") ? Form.LONG : Form.SHORT;

    @Test
    void shouldSendWhatAlertmanagerSends(@TempDir Path directory) throws IOException {
        assumeTrue(Files.isExecutable(AlertmanagerProcess.BINARY), "prometheus-alertmanager is not installed");
        List<AlertScript> scripts = IntStream.range(0, form.scripts)
                .mapToObj(number -> AlertScript.of(number, form.interval))
                .toList();
        List<AlertScript> all = scripts.stream()
                .flatMap(script -> Stream.iterate(script, AlertScript::again).limit(ROUNDS))
                .toList();
        List<Played> played = scripts.stream().map(Played::new).toList();
        try (AlertmanagerProcess alertmanager = new AlertmanagerProcess(directory, all)) {
            Performance performance = new Performance(alertmanager, form.apart);
            List<Played> next = played;
            for (int round = 1; round <= ROUNDS; round++) {
                play(performance, next);
                next = toBePlayedAgain(played);
            }
            judge(played);
            assertThat(alertmanager.bodies()).allSatisfy(WebhookOracle::shouldBeOurs);
        }
    }

    private static void play(Performance performance, List<Played> scripts) {
        List<Comparison> comparisons =
                performance.play(scripts.stream().map(Played::next).toList());
        for (int i = 0; i < comparisons.size(); i++) {
            scripts.get(i).add(comparisons.get(i));
        }
    }

    /** Those that differed, and those that said nothing while too few have said something. */
    private List<Played> toBePlayedAgain(List<Played> played) {
        boolean few = played.stream().filter(Played::isSame).count() < form.needed;
        return played.stream()
                .filter(each -> !each.isSame() && (few || !each.differences().isEmpty()))
                .toList();
    }

    private void judge(List<Played> played) throws IOException {
        List<Comparison> same =
                played.stream().flatMap(each -> each.same().limit(1)).toList();
        long messages = same.stream()
                .flatMap(comparison -> comparison.ours().values().stream())
                .mapToLong(List::size)
                .sum();
        // Half of the time between two looks: these messages came with the same look as ours.
        long inTime = same.stream()
                .filter(comparison -> comparison.apart().compareTo(form.interval.dividedBy(2)) < 0)
                .count();
        List<String> differences = played.stream()
                .map(Played::differences)
                .filter(found -> found.size() > 1)
                .map(List::getLast)
                .map(comparison -> "%s%n  ours   %s%n  theirs %s"
                        .formatted(comparison.script(), comparison.ours(), comparison.theirs()))
                .toList();
        String figures = "%d of %d scripts the same, %d of them in time, with %d messages in all"
                .formatted(same.size(), played.size(), inTime, messages);
        Files.writeString(Path.of("target", "compared-with-alertmanager.txt"), figures + "\n");

        assertThat(differences).as(figures).isEmpty();
        assertThat(inTime).as(figures).isGreaterThanOrEqualTo(form.needed);
        assertThat(messages).as(figures).isGreaterThan(4L * same.size());
    }
}
