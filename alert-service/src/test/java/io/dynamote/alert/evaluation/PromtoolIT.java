package io.dynamote.alert.evaluation;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Our states against those of Prometheus: promtool evaluates generated rules on generated series and compares the state
 * of each at each step with what our engine said.
 */
@Timeout(value = 300)
class PromtoolIT {

    private static final boolean FULL = Boolean.getBoolean("dynamote.endurance");
    private static final int RULES_PER_BATCH = 25;
    private static final int BATCHES = FULL ? 20 : 2;
    private static final long SEED = 20_261_121;

    @TempDir
    private Path folder;

    private String promtool = "";

    private record Verdict(int status, String output) {}

    @BeforeEach
    void find() {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "promtool is not on the PATH; Debian has it in the package prometheus");
        promtool = found.map(Path::toString).orElseThrow();
    }

    private Verdict judge(String rules, String tests) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("rules.yml"), rules);
        Files.writeString(folder.resolve("tests.yml"), tests);
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(promtool, "test", "rules", "tests.yml")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        return new Verdict(process.exitValue(), text.substring(0, Math.min(text.length(), 5_000)));
    }

    @Test
    void shouldHaveTheStatesOfPrometheus() throws Exception {
        int cases = 0;
        int firing = 0;
        int pending = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            PromtoolCases generated = new PromtoolCases(SEED + batch, RULES_PER_BATCH);
            Verdict verdict = judge(generated.ruleFile(), generated.testFile());
            assertThat(verdict.status())
                    .as("batch %d: %s", batch, verdict.output())
                    .isZero();
            cases += RULES_PER_BATCH * PromtoolCases.SERIES;
            firing += generated.firing();
            pending += generated.pending();
        }
        System.out.printf(
                "promtool: %d cases of a rule and a series agree at %d steps each; firing %d, pending %d%n",
                cases, PromtoolCases.STEPS, firing, pending);
        assertThat(cases).isGreaterThanOrEqualTo(FULL ? 10_000 : 1_000);
        assertThat(firing).isGreaterThan(cases);
        assertThat(pending).isGreaterThan(cases);
    }

    @Test
    void shouldBeContradictedWhenOneStateIsWrong() throws Exception {
        PromtoolCases generated = new PromtoolCases(SEED, 1);
        String lie = generated.testFile().replaceFirst("alertstate=\"firing\"", "alertstate=\"pending\"");
        assertThat(lie).isNotEqualTo(generated.testFile());
        Verdict verdict = judge(generated.ruleFile(), lie);
        assertThat(verdict.status()).isNotZero();
        assertThat(verdict.output()).contains("FAILED");
    }
}
