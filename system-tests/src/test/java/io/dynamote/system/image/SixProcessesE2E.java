package io.dynamote.system.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dynamote.distribution.layout.Layout;
import io.dynamote.distribution.layout.Part;
import io.dynamote.embedded.LoopbackPort;
import io.dynamote.system.BrowserTab;
import io.dynamote.system.Door;
import io.dynamote.system.tour.Tour;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Everything that can be known of the images without a container: their directory, their commands, their user. */
@TestMethodOrder(OrderAnnotation.class)
class SixProcessesE2E {

    @TempDir
    private static Path directory;

    private static Layout layout;
    private static SixProcesses six;
    private static ImageProcess stranger;
    private static ImageProcess demo;

    @BeforeAll
    static void start() throws IOException {
        // Every user may pass through; nobody may write into the copy.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        layout = SixProcesses.copy(SixProcesses.ASSEMBLED, Files.createDirectory(directory.resolve("image")));
        seal("r-x", "r--");
        six = SixProcesses.prepare(new DirectRunner(layout), directory);
        // Without its cache, or with one that does not fit, a JVM would refuse to start.
        six.startAll(Map.of("DYNAMOTE_AOT", "on"));
        // The portal is not there yet, and stands on another cluster than that of this process.
        stranger = six.startDemo(LoopbackPort.choose("demo's cluster", 0));
        six.awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        if (six != null) {
            six.close();
        }
        if (layout != null) {
            seal("rwx", "rw-");
        }
    }

    @Test
    @Order(1)
    void shouldPassTheTour() throws Exception {
        assumeTrue(BrowserTab.isThere(), BrowserTab::reason);
        try (Tour tour = new Tour(six.surroundings().address(Part.WEB))) {
            tour.deployWatchCallAndDelete();
            tour.seeWhyAnImageCannotBePulled();
        }
    }

    @Test
    @Order(2)
    void shouldShowTheHostOfTheAgent() {
        Door door = new Door(six.surroundings().address(Part.WEB));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(door.get("/api/hosts").json().path("items")).isNotEmpty());
    }

    /** With the modules of Java that take part in it, which are not in every Java. */
    @Test
    @Order(3)
    void shouldTellFiguresOfItself() {
        assertThat(six.figures()).hasSize(5).allSatisfy((part, address) -> {
            Door.Reply figures = new Door(address).get("/prometheus");
            assertThat(figures.status()).as(part.id()).isEqualTo(200);
            assertThat(figures.body()).contains("dynamote_build_info", "jvm_memory_used_bytes");
        });
    }

    @Test
    @Order(4)
    void shouldRunAsTheUserOfTheImage() throws IOException {
        assumeTrue(User.canChange(), "only root can become the image's user, and only with setpriv");
        for (ImageProcess process : six.processes()) {
            assertThat(process.status("Uid").split("\\s+", -1)).containsOnly("65532");
            assertThat(process.status("CapEff")).matches("0+");
        }
    }

    @Test
    @Order(5)
    void shouldNotFeedAPortalOnAnotherCluster() throws InterruptedException {
        assertThat(stranger.awaitEnd()).as(stranger.log()).isEqualTo(1);
        // JSON, in which a slash may stand behind a backslash.
        assertThat(stranger.log().replace("\\/", "/"))
                .contains("The portal " + six.surroundings().address(Part.WEB) + " stands on the cluster at "
                        + six.surroundings().cluster() + "; expected the simulated one of this process");
        assertThat(new Door(six.surroundings().address(Part.WEB))
                        .get("/api/deployments")
                        .body())
                .doesNotContain("demo-");
    }

    @Test
    @Order(6)
    void shouldComeAliveWithTheDemo() throws Exception {
        Door door = new Door(six.surroundings().address(Part.WEB));
        // It deploys where nothing is.
        door.delete("/api/deployments/tour-broken");
        int port = LoopbackPort.choose("demo's cluster", 0);
        demo = six.startDemo(port);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(door.get("/api/deployments").json().path("items"))
                                .isEmpty());
        // Of telemetry-service the demo wants nothing that needs a cluster.
        six.restart(
                Part.DEPLOYMENT,
                Map.of("DYNAMOTE_CLUSTER_MASTER_URL", "http://127.0.0.1:" + port, "DYNAMOTE_AOT", "on"));

        await().atMost(Duration.ofMinutes(1))
                .failFast(() -> assertThat(demo.isAlive()).as(demo.log()).isTrue())
                .until(() -> demo.isHealthy("ready"));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(door.get("/deployments").body()).contains("demo-qwen3-chat", "Running");
            assertThat(door.get("/hosts").body()).contains("demo-db-1");
            assertThat(door.get("/jobs").body()).contains("restic");
        });
        if (User.canChange()) {
            assertThat(demo.status("Uid").split("\\s+", -1)).containsOnly("65532");
        }
    }

    @Test
    @Order(7)
    void shouldLeaveItsDirectoryAsItWas() throws IOException {
        assertThat(files(layout)).isEqualTo(files(SixProcesses.ASSEMBLED));
    }

    @Test
    @Order(8)
    void shouldEndWhenTold() throws InterruptedException {
        assertThat(demo.stop()).as(demo.log()).isEqualTo(143);
        assertThat(demo.isHealthy()).isFalse();
        for (ImageProcess process : six.processes()) {
            assertThat(process.stop()).as(process.log()).isEqualTo(143);
            assertThat(process.isHealthy("ready")).as(process.part().id()).isEqualTo(process.part() == Part.AGENT);
        }
    }

    @Test
    @Order(9)
    void shouldEndWithAWordIfItCannotStart() throws Exception {
        ImageProcess alert = six.start(Part.ALERT, Map.of("DYNAMOTE_ALERT_SECRET_KEY", "no key"));
        assertThat(alert.awaitEnd()).as(alert.log()).isEqualTo(1);
        assertThat(alert.log()).contains("dynamote.alert.secret-key must be 32 bytes in Base64");
        ImageProcess none = six.startDemo(0);
        assertThat(none.awaitEnd()).as(none.log()).isEqualTo(1);
        assertThat(none.log()).contains("DYNAMOTE_DEMO_CLUSTER_PORT must be a port from 1 to 65535, not: 0");
    }

    private static List<String> files(Layout of) throws IOException {
        try (Stream<Path> paths = Files.walk(of.home())) {
            return paths.map(path -> of.home().relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void seal(String directories, String files) throws IOException {
        try (Stream<Path> paths = Files.walk(layout.home())) {
            for (Path path : paths.toList()) {
                boolean passable = Files.isDirectory(path) || Files.isExecutable(path);
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString((passable ? directories : files).repeat(3)));
            }
        }
    }
}
