package io.dynamote.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResidenceTest {

    @TempDir
    Path given;

    @Test
    void shouldKeepADirectoryThatWasGivenAndDeleteOneThatWasNot() throws IOException {
        Residence kept = Residence.of("Part", 0, given);
        Residence borrowed = Residence.of("Part", 0, null);
        Files.createDirectories(borrowed.directory().resolve("deep/er"));
        Files.writeString(borrowed.directory().resolve("deep/er/file"), "data");
        assertThat(borrowed.directory().getFileName().toString()).startsWith("dynamote-part-");

        kept.leave();
        borrowed.leave();

        assertThat(given).isDirectory();
        assertThat(borrowed.directory()).doesNotExist();
        assertThatCode(borrowed::leave).as("twice").doesNotThrowAnyException();
    }

    @Test
    void shouldTurnARelativeDirectoryIntoOneThatNamesItself() {
        Residence residence = Residence.of("Part", 0, Path.of("some/where"));

        assertThat(residence.directory()).isAbsolute().endsWithRaw(Path.of("some/where"));
        assertThat(residence.temporary()).isFalse();
    }

    @Test
    void shouldNoticeThatSomebodyTookThePortMeanwhile() throws IOException {
        Residence residence = Residence.of("Part", 0, given);
        residence.requireFreePort();

        try (var stranger = new ServerSocket(residence.port(), 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(residence::requireFreePort)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("Part")
                    .hasMessageContaining(Integer.toString(stranger.getLocalPort()));
        }
    }

    @Test
    void shouldNameWhatWhereAndWhyInAFailure() {
        Residence residence = new Residence("Part", 4711, Path.of("/data/part"), false);
        var cause = new IOException("disk full");

        assertThat(residence.cannotStart(cause))
                .hasMessage("Part cannot start on port 4711 with data in /data/part: disk full")
                .hasCause(cause);
    }
}
