package io.dynamote.alert.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Plays generated scripts to a real Alertmanager and to our pipeline: both must send the same messages in the same order. A
 * script of which a few milliseconds here or there change the outcome says nothing. One that differs is played again with only
 * its like beside it, as a busy machine makes either late: what differs twice is a difference. So are those that said nothing,
 * if too few said something.
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

    private final Form form = Boolean.getBoolean("dynamote.endurance") ? Form.LONG : Form.SHORT;

    @Test
    void shouldSendWhatAlertmanagerSends(@TempDir Path directory) throws IOException {
        assumeTrue(Files.isExecutable(AlertmanagerProcess.BINARY), "prometheus-alertmanager is not installed");
        List<AlertScript> scripts = IntStream.range(0, form.scripts)
                .mapToObj(number -> AlertScript.of(number, form.interval))
                .toList();
        List<AlertScript> all = Stream.concat(scripts.stream(), scripts.stream().map(AlertScript::again))
                .toList();
        try (AlertmanagerProcess alertmanager = new AlertmanagerProcess(directory, all)) {
            List<Comparison> first = new Performance(alertmanager, form.apart).play(scripts);
            boolean few = first.stream().filter(Comparison::isSameForSure).count() < form.needed;
            List<AlertScript> unlike = first.stream()
                    .filter(comparison -> comparison.isClear() ? !comparison.isSame() : few)
                    .map(comparison -> comparison.script().again())
                    .toList();
            List<Comparison> second = new Performance(alertmanager, form.apart).play(unlike);
            judge(first, second);
            assertThat(alertmanager.bodies()).allSatisfy(WebhookOracle::shouldBeOurs);
        }
    }

    private void judge(List<Comparison> first, List<Comparison> second) throws IOException {
        List<Comparison> compared = Stream.concat(first.stream(), second.stream())
                .filter(Comparison::isSameForSure)
                .toList();
        long messages = compared.stream()
                .flatMap(comparison -> comparison.ours().values().stream())
                .mapToLong(List::size)
                .sum();
        List<String> differences = new ArrayList<>();
        second.stream()
                .filter(comparison -> comparison.isClear() && !comparison.isSame())
                .forEach(comparison -> differences.add("%s%n  ours   %s%n  theirs %s"
                        .formatted(comparison.script(), comparison.ours(), comparison.theirs())));
        Map<String, Number> figures = Map.of(
                "same", compared.size(), "messages", messages, "played again", second.size(), "of", first.size());
        Files.writeString(Path.of("target", "compared-with-alertmanager.txt"), figures + "\n");

        assertThat(differences).as("%s", figures).isEmpty();
        assertThat(compared).as("%s", figures).hasSizeGreaterThanOrEqualTo(form.needed);
        long unlike = first.stream()
                .filter(comparison -> comparison.isClear() && !comparison.isSame())
                .count();
        assertThat(unlike).as("%s", figures).isLessThanOrEqualTo(Math.max(4, form.scripts / 10));
        assertThat(messages).isGreaterThan(4L * compared.size());
        // Half of the time between two looks: no message came with another look than ours.
        assertThat(compared)
                .allSatisfy(comparison -> assertThat(comparison.apart()).isLessThan(form.interval.dividedBy(2)));
    }
}
