package io.dynamote.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RunRecordTest {

    @TempDir
    private Path directory;

    @Test
    void shouldFindTheProcessThatRuns() throws IOException {
        RunRecord self = new RunRecord(
                ProcessHandle.current().pid(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                Map.of("portal", "http://127.0.0.1:8080"));
        self.write(file());
        assertThat(RunRecord.ofLive(file())).contains(self);
    }

    @Test
    void shouldNotBelieveTheRecordOfAKilledProcess() throws IOException {
        new RunRecord(Integer.MAX_VALUE, Instant.now(), Map.of()).write(file());
        assertThat(RunRecord.ofLive(file())).isEmpty();
    }

    @Test
    void shouldNotTakeALaterProcessForTheOneThatWasKilled() throws IOException {
        long reused = ProcessHandle.current().pid();
        new RunRecord(reused, Instant.parse("2020-01-01T00:00:00Z"), Map.of()).write(file());
        assertThat(RunRecord.ofLive(file())).isEmpty();
    }

    @Test
    void shouldFindNothingWhereNothingEverRan() throws IOException {
        assertThat(RunRecord.ofLive(file())).isEmpty();
    }

    private Path file() {
        return directory.resolve("run.json");
    }
}
