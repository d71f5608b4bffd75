package io.dynamote.agent.backup;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.dynamote.agent.tool.JsonTree;
import io.dynamote.events.host.Backup;
import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/**
 * The status file that a backup job writes:
 *
 * <pre>{@code
 * {"name": "database", "next_run": "2026-11-21T02:00:00Z",
 *  "runs": [{"result": "succeeded", "started": "2026-11-20T02:00:00Z", "finished": "2026-11-20T02:07:11Z",
 *            "size": 53687091200, "compressed_size": 10737418240, "error": ""}]}
 * }</pre>
 *
 * Only {@code name} is needed.
 */
final class BackupFile {

    private static final int MOST_RUNS = 10;
    private static final double MILLIS = 1000;

    private BackupFile() {}

    /** @throws IOException if it is not such a file */
    static Backup parse(String text) throws IOException {
        JsonTree file = JsonTree.parse(text);
        String name = file.at("name").text().value().orElse("");
        if (name.isBlank()) {
            throw new IOException("a backup file must have a name");
        }
        List<BackupRun> runs = file.at("runs").elements().stream()
                .map(BackupFile::run)
                .sorted(Comparator.comparing(
                                (BackupRun run) -> run.started().value().orElse(Instant.MIN))
                        .reversed())
                .limit(MOST_RUNS)
                .toList();
        return new Backup(name, time(file.at("next_run")), runs);
    }

    private static BackupRun run(JsonTree run) {
        Reading<Instant> started = time(run.at("started"));
        Reading<Instant> finished = time(run.at("finished"));
        return new BackupRun(
                result(run.at("result").text().value().orElse("")),
                started,
                finished,
                duration(started, finished),
                run.at("size").count(),
                run.at("compressed_size").count(),
                run.at("error").text().value().orElse(""));
    }

    private static BackupRun.Result result(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "succeeded", "success", "ok" -> BackupRun.Result.SUCCEEDED;
            case "failed", "failure", "error" -> BackupRun.Result.FAILED;
            case "running" -> BackupRun.Result.RUNNING;
            default -> BackupRun.Result.UNKNOWN;
        };
    }

    private static Reading<Double> duration(Reading<Instant> started, Reading<Instant> finished) {
        if (started instanceof Reading.Known<Instant>(Instant from)
                && finished instanceof Reading.Known<Instant>(Instant to)
                && !to.isBefore(from)) {
            return Reading.of(Duration.between(from, to).toMillis() / MILLIS);
        }
        return Reading.unavailable(Reason.NOT_SUPPORTED, "begin and end are not both known");
    }

    private static Reading<Instant> time(JsonTree text) {
        return switch (text.text()) {
            case Reading.Unavailable<String>(Reason reason, String detail) -> Reading.unavailable(reason, detail);
            case Reading.Known<String>(String value) -> time(value);
        };
    }

    private static Reading<Instant> time(String value) {
        try {
            return Reading.of(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            return Reading.unavailable(Reason.UNREADABLE, "not an RFC 3339 time: " + value);
        }
    }
}
