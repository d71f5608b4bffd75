package io.dynamote.system.metrics;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Prometheus' own checks. */
final class Promtool {

    private static final String PROGRAM = "promtool";

    private Promtool() {}

    /** Has it check, or skips the test where it is not installed. */
    static void check(String input, String... arguments) throws IOException, InterruptedException {
        assumeTrue(isThere(), "no promtool on the PATH: what Prometheus itself says of this is not checked");
        List<String> command = new ArrayList<>(List.of(PROGRAM, "check"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static boolean isThere() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, PROGRAM)));
    }
}
