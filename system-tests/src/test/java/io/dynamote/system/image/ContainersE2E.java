package io.dynamote.system.image;

import java.nio.file.Path;
import java.util.Map;

import io.dynamote.distribution.layout.Part;
import io.dynamote.embedded.LoopbackPort;
import io.dynamote.system.BrowserTab;
import io.dynamote.system.tour.Tour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The images themselves, where there is an engine to build and run them. */
class ContainersE2E {

    @TempDir
    private Path directory;

    @BeforeEach
    void needAnEngine() {
        assumeTrue(ContainerRunner.isThere(), "no Docker engine answers: images are built and run where one does");
    }

    @Test
    void shouldPassTheTourInContainersWithAReadOnlyRoot() throws Exception {
        for (Part part : Part.values()) {
            ContainerRunner.build(part, Dockerfile.REPOSITORY);
        }
        try (SixProcesses six = SixProcesses.prepare(new ContainerRunner(), directory)) {
            six.startAll(Map.of("DYNAMOTE_AOT", "on"));
            six.awaitReady();
            if (BrowserTab.isThere()) {
                try (Tour tour = new Tour(six.surroundings().address(Part.WEB))) {
                    tour.deployWatchCallAndDelete();
                }
            }
            int port = LoopbackPort.choose("demo's cluster", 0);
            ImageProcess demo = six.startDemo(port);
            assertThat(demo.awaitEnd()).as(demo.log()).isEqualTo(1);
            assertThat(demo.log()).contains("It is told nothing");
            for (ImageProcess process : six.processes()) {
                assertThat(process.stop()).as(process.log()).isEqualTo(143);
            }
        }
    }
}
