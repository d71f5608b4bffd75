package io.dynamote.telemetry.job;

import java.nio.charset.StandardCharsets;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JobInputTest {

    private static JobState read(String id, String body) {
        return JobInput.read(id, body.getBytes(StandardCharsets.UTF_8), States.BEGIN);
    }

    private static String body(String more) {
        return "{\"name\": \"Nightly\", \"kind\": \"backup\", \"source\": \"restic\", \"status\": \"running\"" + more
                + "}";
    }

    @Test
    void shouldFillInWhatIsUsual() {
        JobState state = read("backup/db-1", body(""));
        assertThat(state.id()).isEqualTo("backup/db-1");
        assertThat(state.attempt()).isEqualTo(1);
        assertThat(state.updatedAt()).isEqualTo(States.BEGIN);
        assertThat(state.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(state.endedAt()).isNull();
    }

    @Test
    void shouldTakeTheTimeOfTheStateAsItsEnd() {
        JobState state = read("a", body("").replace("running", "failed"));
        assertThat(state.endedAt()).isEqualTo(States.BEGIN);
    }

    @Test
    void shouldTakeTheTeamThatIsToldOfAFailure() {
        assertThat(read("a", body(", \"team\": \"platform\"")).team()).isEqualTo("platform");
        assertThat(read("a", body("")).team()).isNull();
    }

    @Test
    void shouldCleanNames() {
        assertThat(read("a", body("").replace("Nightly", "\\u001b[31mNightly\\u202e"))
                        .name())
                .isEqualTo("Nightly");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "progress   | 1.5             | must be 0 to 1",
                "progress   | \"half\"        | must be a number",
                "bytesDone  | -1              | must be at least 0",
                "bytesTotal | 1.5             | must be a whole number",
                "attempt    | 0               | must be at least 1",
                "updatedAt  | \"today\"       | must be a time such as 2026-11-20T12:00:00Z",
                "updatedAt  | \"2026-11-20T13:00:00Z\" | updatedAt must be at most 10 min ahead",
                "endedAt    | \"2026-11-20T12:00:00Z\" | must be absent while the job is running",
                "link       | \"ftp://x\"     | must be an http or https address",
                "id         | \"other\"       | must be that of the path, j, or absent",
                "mbps       | 7               | is not a known field"
            })
    void shouldNameTheFieldAtFault(String field, String value, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read("j", body(", \"" + field + "\": " + value)))
                .satisfies(e -> {
                    assertThat(e.errors()).hasSize(1);
                    assertThat(e.errors().getFirst().field()).isEqualTo(field);
                    assertThat(e.errors().getFirst().message()).startsWith(message);
                });
    }

    @Test
    void shouldNameAllFieldsAtFaultAtOnce() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read("no spaces", "{\"name\": \" \", \"status\": \"done\"}"))
                .satisfies(e -> assertThat(e.errors())
                        .extracting(error -> error.field() + " " + error.message())
                        .containsExactlyInAnyOrder(
                                "id must be 1 to 200 of A-Z a-z 0-9 . _ : / @ -",
                                "name must not be blank",
                                "kind is required",
                                "source is required",
                                "status must be pending, running, paused, completed, failed or cancelled"));
    }
}
