package io.dynamote.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PortOwnerTest {

    @TempDir
    private Path proc;

    @BeforeEach
    void aProcessThatListensOnPort8080() throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net/tcp"), """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4242 1
                   1: 0100007F:1F91 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 4343 1
                """);
        Path process = Files.createDirectories(proc.resolve("77/fd")).getParent();
        Files.createSymbolicLink(process.resolve("fd/5"), Path.of("socket:[4242]"));
        Files.createSymbolicLink(process.resolve("fd/6"), Path.of("socket:[4343]"));
        Files.writeString(process.resolve("comm"), "nginx\n");
    }

    @Test
    void shouldNameTheProcessThatListens() {
        assertThat(new PortOwner(proc).of(8080)).contains("nginx (process 77)");
    }

    @Test
    void shouldNotTakeAConnectionForAListener() {
        assertThat(new PortOwner(proc).of(8081)).isEmpty();
    }

    @Test
    void shouldNotKnowWhereNothingCanBeRead() {
        assertThat(new PortOwner(proc.resolve("missing")).of(8080)).isEmpty();
    }
}
