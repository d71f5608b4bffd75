package io.dynamote.telemetry.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import io.dynamote.runtime.problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/** The hosts file on the disk, while it changes. */
class InventoryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private Path write(String content) throws IOException {
        Path file = directory.resolve("hosts.yaml");
        Path next = Files.writeString(directory.resolve("next.yaml"), content);
        return Files.move(next, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void shouldHaveNoHostsWithoutAFile() {
        Inventory inventory = new Inventory(null, Clock.systemUTC());
        assertThat(inventory.hosts()).isEmpty();
        assertThat(inventory.state().file()).isNull();
        inventory.close();
    }

    @Test
    void shouldFollowTheFileAndKeepTheVersionBeforeABadOne() throws IOException {
        Inventory inventory = new Inventory(write("hosts: [{name: a}]").toString(), Clock.systemUTC());
        try {
            assertThat(inventory.hosts()).extracting(HostEntry::name).containsExactly("a");

            write("hosts: [{name: a}, {name: b}]");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(inventory.hosts()).hasSize(2));

            write("hosts:\n  - name: c\n    pollSeconds: 99\n");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(inventory.state().faults())
                            .extracting(fault -> fault.field() + " " + fault.message())
                            .containsExactly("hosts[0].pollSeconds line 3: must be from 1 to 60"));
            assertThat(inventory.hosts()).extracting(HostEntry::name).containsExactly("a", "b");

            Path file = write("hosts: [{name: c}]");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(inventory.hosts())
                            .extracting(HostEntry::name)
                            .containsExactly("c"));
            assertThat(inventory.state().faults()).isEmpty();

            Files.delete(file);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(inventory.state().faults())
                            .extracting(FieldError::field)
                            .containsExactly("file"));
            assertThat(inventory.hosts()).hasSize(1);
            write("hosts: [{name: c}]");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(inventory.state().faults()).isEmpty());
        } finally {
            inventory.close();
        }
    }

    @Test
    void shouldNotStartWithAFileThatHasFaultsOrIsNotThere() throws IOException {
        String bad = write("hosts: [{name: a, role: 7}, {}]").toString();
        assertThatIllegalStateException()
                .isThrownBy(() -> new Inventory(bad, Clock.systemUTC()))
                .withMessageContaining("dynamote.telemetry.hosts-file")
                .withMessageContaining("hosts[0].role line 1: must be a string, not: 7")
                .withMessageContaining("hosts[1].name line 1: is required");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Inventory(directory.resolve("none.yaml").toString(), Clock.systemUTC()))
                .withMessageContaining("cannot be read");
    }
}
