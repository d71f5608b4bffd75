package io.dynamote.system.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules that class files do not show. */
class SourceRulesTest {

    private static final Path ROOT = Path.of("..");
    private static final int LONGEST_FILE = 300;

    @Test
    void shouldDescribeEachPackage() throws IOException {
        List<Path> without = sources("main").stream()
                .map(Path::getParent)
                .distinct()
                .filter(directory -> !declaresNonNull(directory.resolve("package-info.java")))
                .toList();
        assertThat(without)
                .as("packages without a sentence and @NullMarked in package-info.java")
                .isEmpty();
    }

    @Test
    void shouldKeepFilesSmall() throws IOException {
        assertThat(sources("main"))
                .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE));
    }

    @Test
    void shouldNeitherSleepNorSkipInTests() throws IOException {
        Path self = Path.of("SourceRulesTest.java");
        assertThat(sources("test").stream().filter(file -> !file.endsWith(self)))
                .allSatisfy(file -> assertThat(lines(file))
                        .as(file.toString())
                        .noneMatch(line -> line.contains("Thread.sleep") || line.contains("@Disabled")));
    }

    @Test
    void shouldLeaveNothingOpenInTheCode() throws IOException {
        assertThat(sources("main"))
                .allSatisfy(file -> assertThat(lines(file))
                        .as(file.toString())
                        .noneMatch(line -> line.matches(".*\\b(TODO|FIXME|XXX)\\b.*")));
    }

    private static boolean declaresNonNull(Path packageInfo) {
        return Files.exists(packageInfo)
                && lines(packageInfo).contains("@NullMarked")
                && lines(packageInfo).getFirst().startsWith("/**");
    }

    private static List<Path> sources(String kind) throws IOException {
        Path marker = Path.of("src", kind, "java");
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains(marker.toString()))
                    .toList();
            assertThat(found).as("sources below %s", ROOT).hasSizeGreaterThan(50);
            return found;
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(file.toString(), e);
        }
    }
}
