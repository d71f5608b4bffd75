package io.dynamote.agent.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.dynamote.events.host.Backup;
import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackupReaderIT {

    @TempDir
    private Path directory;

    @Test
    void shouldReadAStatusFileNewestRunFirst() throws IOException {
        file("db.json", """
                {"name": "database", "next_run": "2026-11-21T02:00:00Z", "runs": [
                  {"result": "failed", "started": "2026-11-19T02:00:00Z", "finished": "2026-11-19T02:00:10Z", "error": "disk full"},
                  {"result": "success", "started": "2026-11-20T02:00:00+01:00", "finished": "2026-11-20T02:02:00+01:00",
                   "size": 1000, "compressed_size": 200}]}""");
        Backup backup = backups().getFirst();
        assertThat(backup.name()).isEqualTo("database");
        assertThat(backup.next()).isEqualTo(Reading.of(Instant.parse("2026-11-21T02:00:00Z")));
        assertThat(backup.runs())
                .extracting(BackupRun::result)
                .containsExactly(BackupRun.Result.SUCCEEDED, BackupRun.Result.FAILED);
        assertThat(backup.runs().getFirst().duration()).isEqualTo(Reading.of(120.0));
        assertThat(backup.runs().getFirst().compressedSize()).isEqualTo(Reading.of(200L));
        assertThat(backup.runs().getLast().error()).isEqualTo("disk full");
        assertThat(backup.runs().getLast().size().value()).isEmpty();
    }

    @Test
    void shouldNotTakeABadTimeForOne() throws IOException {
        file("a.json", """
                {"name": "a", "next_run": "tomorrow", "runs": [{"result": "?", "started": 5, "size": -1}]}""");
        Backup backup = backups().getFirst();
        assertThat(((Reading.Unavailable<Instant>) backup.next()).reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(backup.runs().getFirst().result()).isEqualTo(BackupRun.Result.UNKNOWN);
        assertThat(backup.runs().getFirst().duration().value()).isEmpty();
        assertThat(backup.runs().getFirst().size().value()).isEmpty();
    }

    @Test
    void shouldReadTheTextFormatOfNodeExporter() throws IOException {
        file("backup.prom", """
                # HELP backup_last_success_timestamp_seconds When it last went well.
                # TYPE backup_last_success_timestamp_seconds gauge
                backup_last_success_timestamp_seconds{backup="home",host="x"} 1.7636e+09
                backup_last_run_timestamp_seconds{backup="home"} 1763700000
                backup_duration_seconds{backup="home"} 12.5
                backup_size_bytes{backup="home"} 1e6 1763700000000
                restic_last_success_timestamp_seconds 1763600000
                unrelated_metric 7
                garbage {{{
                backup_duration_seconds{backup="home"} NaN
                """);
        List<Backup> backups = backups();
        assertThat(backups).extracting(Backup::name).containsExactly("home", "restic");
        BackupRun home = backups.getFirst().runs().getFirst();
        // The last run is younger than the last success, so it was none.
        assertThat(home.result()).isEqualTo(BackupRun.Result.FAILED);
        assertThat(home.duration()).isEqualTo(Reading.of(12.5));
        assertThat(home.size()).isEqualTo(Reading.of(1_000_000L));
        assertThat(home.finished()).isEqualTo(Reading.of(Instant.ofEpochSecond(1_763_700_000)));
        assertThat(backups.getLast().runs().getFirst().result()).isEqualTo(BackupRun.Result.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "[]", "{}", "{\"name\": \" \"}", "{\"name\": \"a\", \"runs\": [{"})
    void shouldShowAFileThatCannotBeRead(String text) throws IOException {
        file("broken.json", text);
        file("good.json", "{\"name\": \"good\"}");
        assertThat(backups()).extracting(Backup::name).containsExactly("broken", "good");
        assertThat(backups().getFirst().runs().getFirst().error()).startsWith("status file: ");
    }

    @Test
    void shouldTellNoBackupsFromNoDirectory() {
        assertThat(backups()).isEmpty();
        Reading<List<Backup>> none = new BackupReader(directory.resolve("none")).read();
        assertThat(((Reading.Unavailable<List<Backup>>) none).reason()).isEqualTo(Reason.ABSENT);
        Reading<List<Backup>> unset = new BackupReader(null).read();
        assertThat(((Reading.Unavailable<List<Backup>>) unset).reason()).isEqualTo(Reason.NOT_CONFIGURED);
    }

    private List<Backup> backups() {
        return new BackupReader(directory).read().value().orElseThrow();
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
