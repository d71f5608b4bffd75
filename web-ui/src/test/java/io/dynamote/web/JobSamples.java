package io.dynamote.web;

import java.time.Instant;
import java.util.Locale;

/** Jobs as telemetry-service answers them. */
public final class JobSamples {

    private JobSamples() {}

    /** Five jobs: three at work, one of them quiet, one failed, one done. */
    public static String board(Instant now) {
        return "{\"asOf\":\"" + now + "\",\"items\":["
                + String.join(
                        ",",
                        job(
                                now,
                                "rollout/qwen3-chat",
                                "Rollout of qwen3-chat",
                                "rollout",
                                "running",
                                "pulling the image",
                                0.62,
                                "null",
                                false,
                                ""),
                        job(
                                now,
                                "vm-17",
                                "Migrate VM 17 to host gpu-02",
                                "migration",
                                "running",
                                "copying disks",
                                0.431,
                                "1.31e9",
                                false,
                                ""),
                        job(
                                now,
                                "weights",
                                "Download of Llama-3.3-70B",
                                "download",
                                "running",
                                "shard 7 of 30",
                                0.21,
                                "null",
                                true,
                                ""),
                        job(
                                now,
                                "nightly-db",
                                "Nightly backup of the database",
                                "backup",
                                "failed",
                                "copying",
                                0.88,
                                "2.1e8",
                                false,
                                "disk full on /backup: 0 B left"),
                        job(now, "cleanup", "Clean up old images", "cleanup", "completed", "", 1.0, "8.2e8", false, ""))
                + "],\"totals\":{\"active\":3,\"total\":48,\"completed\":41,\"failed\":4,\"cancelled\":0,\"successRate\":0.911,"
                + "\"errorRate\":0.089,\"meanBytesPerSecond\":6.1e8,\"bytesDone\":48200000000000,\"meanDurationSeconds\":1312.5}}";
    }

    private static String job(
            Instant now,
            String id,
            String name,
            String kind,
            String status,
            String stage,
            double progress,
            String rate,
            boolean quiet,
            String error) {
        boolean ended = !status.equals("running");
        return String.format(
                Locale.ROOT,
                "{\"id\":\"%s\",\"attempt\":%d,\"name\":\"%s\",\"kind\":\"%s\",\"source\":\"vmtool\",\"target\":\"gpu-02\",\"status\":\"%s\","
                        + "\"stage\":%s,\"progress\":%.3f,\"bytesDone\":812000000000,\"bytesTotal\":1900000000000,\"startedAt\":\"%s\","
                        + "\"updatedAt\":\"%s\",\"endedAt\":%s,\"error\":%s,\"link\":\"https://vm.example.org/17\",\"bytesPerSecond\":%s,"
                        + "\"remainingSeconds\":%s,\"elapsedSeconds\":754.2,\"quiet\":%s,\"archived\":false,"
                        + "\"unavailable\":{\"bytesPerSecond\":\"bytes are not told\"}}",
                id,
                id.equals("vm-17") ? 2 : 1,
                name,
                kind,
                status,
                stage.isEmpty() ? "null" : '"' + stage + '"',
                progress,
                now.minusSeconds(754),
                now,
                ended ? '"' + now.minusSeconds(130).toString() + '"' : "null",
                error.isEmpty() ? "null" : '"' + error + '"',
                rate,
                ended || quiet ? "null" : "421.0",
                quiet);
    }

    /** What happened last. */
    public static String events(Instant now) {
        return "{\"asOf\":\"" + now + "\",\"items\":["
                + String.join(
                        ",",
                        event(now.minusSeconds(2), "Migrate VM 17 to host gpu-02", "running", "now at: copying disks"),
                        event(
                                now.minusSeconds(130),
                                "Nightly backup of the database",
                                "failed",
                                "has failed: disk full on /backup"),
                        event(now.minusSeconds(300), "Clean up old images", "completed", "is completed"),
                        event(now.minusSeconds(754), "Rollout of qwen3-chat", "running", "has begun"))
                + "]}";
    }

    private static String event(Instant at, String name, String status, String message) {
        return "{\"id\":\"x\",\"attempt\":1,\"name\":\"" + name + "\",\"at\":\"" + at + "\",\"status\":\"" + status
                + "\",\"message\":\"" + message + "\"}";
    }
}
