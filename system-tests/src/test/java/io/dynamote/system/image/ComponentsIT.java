package io.dynamote.system.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.distribution.layout.Layout;
import io.dynamote.distribution.layout.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The list of components of the images, and what makes two builds of ours alike. */
class ComponentsIT {

    private static final Layout ASSEMBLED = SixProcesses.ASSEMBLED;

    /** As the parent's project.build.outputTimestamp has it; jars keep no zone. */
    private static final LocalDateTime BUILT = LocalDateTime.of(2026, 11, 1, 0, 0);

    @Test
    void shouldListExactlyTheJarsOfTheLibrary() throws IOException {
        Set<String> listed = new TreeSet<>();
        components(ASSEMBLED.components()).forEach(component -> listed.add(jar(component)));
        assertThat(listed).isEqualTo(jars(ASSEMBLED.libraries()));
    }

    /** It describes its own jar; that is not a component of itself. */
    @Test
    void shouldListExactlyWhatTheDemoRunsWith() throws IOException {
        Set<String> listed = new TreeSet<>();
        components(ASSEMBLED.components(Part.DEMO)).forEach(component -> listed.add(jar(component)));
        listed.add("showcase-0.1.0-SNAPSHOT.jar");
        List<String> arguments = Files.readAllLines(ASSEMBLED.arguments(Part.DEMO));
        assertThat(arguments.get(arguments.indexOf("-cp") + 1).split(":", -1))
                .extracting(jar -> Path.of(jar).getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(listed);
        assertThat(listed).containsAll(jars(ASSEMBLED.libraries(Part.DEMO)));
    }

    @ParameterizedTest
    @MethodSource
    void shouldGiveLicencesOfLibraries(Path list) throws IOException {
        assertThat(components(list))
                .filteredOn(component -> !component.path("group").asText().equals("io.dynamote"))
                .filteredOn(component -> component.path("licenses").isEmpty())
                .extracting(component -> component.path("purl").asText())
                .isEmpty();
    }

    static Stream<Path> shouldGiveLicencesOfLibraries() {
        return Stream.of(ASSEMBLED.components(), ASSEMBLED.components(Part.DEMO));
    }

    @Test
    void shouldBuildOurJarsWithoutATimeOfTheirOwn() throws IOException {
        List<Path> ours;
        try (Stream<Path> files = Files.walk(ASSEMBLED.home())) {
            ours = files.filter(file -> file.toString().endsWith("-SNAPSHOT.jar"))
                    .toList();
        }
        assertThat(ours).hasSizeGreaterThanOrEqualTo(11);
        for (Path file : ours) {
            try (JarFile jar = new JarFile(file.toFile())) {
                assertThat(Collections.list(jar.entries()))
                        .allSatisfy(entry -> assertThat(entry.getTimeLocal())
                                .as("%s in %s", entry, file)
                                .isEqualTo(BUILT));
            }
        }
    }

    private static JsonNode components(Path list) throws IOException {
        assumeTrue(
                Files.exists(list), "Maven was offline when the image was assembled, and made no list of components");
        return new ObjectMapper().readTree(list.toFile()).path("components");
    }

    private static String jar(JsonNode component) {
        return component.path("name").asText() + "-" + component.path("version").asText() + classifier(component)
                + ".jar";
    }

    private static String classifier(JsonNode component) {
        String purl = component.path("purl").asText();
        int begin = purl.indexOf("classifier=");
        return begin < 0
                ? ""
                : "-" + purl.substring(begin + "classifier=".length()).split("&", 2)[0];
    }

    private static Set<String> jars(Path library) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(library)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }
}
