package io.dynamote.telemetry.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dynamote.events.host.Backup;
import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/** What a host tells of its backups: overall_status, backup, service, timestamp. */
final class BackupsAnswer {

    private static final int MOST_RUNS = 10;
    private static final String[] RUN_WORDS = {"status", "result", "last_status", "last_result", "state"};
    private static final String[] FINISHED = {
        "finished", "completed", "end", "end_time", "last_success", "last_backup", "last_run", "time", "timestamp"
    };

    private BackupsAnswer() {}

    static Reading<List<Backup>> read(JsonNode answer) {
        Told told = Told.of(answer);
        JsonNode backup = told.find("backup", "backups");
        if (isOne(backup)) {
            String overall = told.textOrEmpty("overall_status");
            Told.Item item = Told.Item.of("backup", backup, "status");
            return Reading.of(List.of(backup(item, overall)));
        }
        JsonNode wrapped = JsonNodeFactory.instance.objectNode().set("backup", backup);
        return backup.isMissingNode()
                ? Reading.unavailable(Reason.NOT_SUPPORTED, "backup is not told")
                : Told.of(wrapped).items("backup", "status", item -> backup(item, ""));
    }

    /** Whether it tells of one backup, rather than of several under their names. */
    private static boolean isOne(JsonNode backup) {
        if (!backup.isObject()) {
            return backup.isValueNode() && !backup.isMissingNode();
        }
        Told told = Told.of(backup);
        return !told.find(RUN_WORDS).isMissingNode() || !told.find(FINISHED).isMissingNode();
    }

    private static Backup backup(Told.Item item, String overall) {
        Told told = item.told();
        List<BackupRun> runs = new ArrayList<>();
        told.items("history", "status", each -> run(each.told(), ""))
                .value()
                .or(() -> told.items("runs", "status", each -> run(each.told(), ""))
                        .value())
                .ifPresent(runs::addAll);
        BackupRun latest = run(told, overall);
        boolean known = runs.stream().anyMatch(each -> each.finished().equals(latest.finished()));
        if (runs.isEmpty() || (!known && latest.finished() instanceof Reading.Known<Instant>)) {
            runs.addFirst(latest);
        }
        return new Backup(
                item.name("name", "job", "id"),
                told.time("next_run", "next", "next_backup", "next_scheduled"),
                runs.stream().limit(MOST_RUNS).toList());
    }

    private static BackupRun run(Told told, String overall) {
        String word = told.textOrEmpty(RUN_WORDS);
        return new BackupRun(
                result(word.isEmpty() ? overall : word),
                told.time("started", "start", "start_time", "begin"),
                told.time(FINISHED),
                told.number(Quantity.SECONDS, "duration", "duration_seconds", "elapsed"),
                told.count(Quantity.BYTES, "size", "size_bytes", "original_size", "bytes"),
                told.count(Quantity.BYTES, "compressed_size", "compressed", "compressed_bytes", "archive_size"),
                told.textOrEmpty("error", "error_message", "last_error"));
    }

    private static BackupRun.Result result(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "ok", "success", "succeeded", "successful", "completed", "complete", "healthy", "good", "passed" ->
                BackupRun.Result.SUCCEEDED;
            case "failed", "fail", "failure", "error", "critical" -> BackupRun.Result.FAILED;
            case "running", "in_progress", "active", "started" -> BackupRun.Result.RUNNING;
            default -> BackupRun.Result.UNKNOWN;
        };
    }
}
