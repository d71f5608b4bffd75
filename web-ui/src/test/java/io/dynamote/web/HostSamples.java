package io.dynamote.web;

import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;

/** Hosts as telemetry-service answers them. */
public final class HostSamples {

    private HostSamples() {}

    /** Six hosts of three roles: most are well, one is silent, one is in maintenance, one was never seen. */
    public static String list(Instant now) {
        return "{\"asOf\":\"" + now + "\",\"items\":["
                + String.join(
                        ",",
                        host("gpu-01", "gpu", "live", now.minusSeconds(1), 0.43, 0.61, 0.31, 0.97, ""),
                        host("gpu-02", "gpu", "live", now.minusSeconds(1), 0.97, 0.93, 0.72, 0.88, ""),
                        host("gpu-03", "gpu", "silent", now.minusSeconds(250), 0.12, 0.41, 0.05, 0.0, ""),
                        host("db-01", "database", "live", now.minusSeconds(2), 0.22, 0.84, 0.48, null, ""),
                        host("backup-01", "storage", "maintenance", now.minusSeconds(3), 0.05, 0.2, 0.11, null, ""),
                        "{\"id\":\"nas-02\",\"name\":\"nas-02\",\"role\":\"storage\",\"state\":\"never-seen\",\"ways\":[\"poll\"],"
                                + "\"unavailable\":{\"cpuUtilization\":\"absent: never heard of\"}}")
                + "]}";
    }

    private static String host(
            String id,
            String role,
            String state,
            Instant sampled,
            double cpu,
            double memory,
            double wear,
            Double gpu,
            String more) {
        return String.format(
                Locale.ROOT,
                "{\"id\":\"%s\",\"name\":\"%s.example.org\",\"role\":\"%s\",\"state\":\"%s\",\"since\":\"%s\",\"lastSample\":\"%s\","
                        + "\"ways\":[\"agent\",\"poll\"],\"agentVersion\":\"0.1.0\",\"uptimeSeconds\":1036800.5,\"cpuUtilization\":%.3f,"
                        + "\"cpuLoad1m\":3.42,\"cpuLoad5m\":2.9,\"cpuLoad15m\":2.1,\"memoryUtilization\":%.3f,\"memoryUsedBytes\":%d,"
                        + "\"memoryTotalBytes\":540000000000,\"rootFilesystemUtilization\":0.262,\"temperatureCelsius\":%s,"
                        + "\"driveWearRatio\":%.3f,\"driveWearDaysLeft\":412.0,\"gpuUtilization\":%s,"
                        + "\"services\":{\"total\":12,\"healthy\":%d,\"degraded\":0,\"failed\":%d,\"stopped\":1},"
                        + "\"backups\":{\"total\":2,\"failed\":%d,\"oldestSuccess\":\"%s\"},"
                        + "\"unavailable\":{\"temperatureCelsius\":\"absent: no sensor of the package\",\"gpuUtilization\":\"absent: nvidia-smi is not there\"}%s}",
                id,
                id,
                role,
                state,
                sampled.minusSeconds(90_000),
                sampled,
                cpu,
                memory,
                Math.round(memory * 540_000_000_000L),
                id.equals("db-01") ? "null" : id.equals("gpu-02") ? "78" : "54",
                wear,
                gpu == null ? "null" : gpu.toString(),
                id.equals("gpu-02") ? 10 : 11,
                id.equals("gpu-02") ? 1 : 0,
                id.equals("backup-01") ? 1 : 0,
                sampled.minusSeconds(40_000),
                more);
    }

    /** One host with its parts; some of them are not there. */
    public static String one(Instant now) {
        String sections = """
                ,"sections":{
                "drives":{"time":"%1$s","items":[{"system.device":"/dev/nvme0","hw.model":"Samsung PM9A3 3.84TB","hw.serial_number":"S4EUNX0R1","hw.status":"ok",
                "dynamote.drive.wear":0.31,"hw.temperature":35.0,"dynamote.drive.power_on.hours":13149,"dynamote.drive.written":1008363008000},
                {"system.device":"/dev/nvme1","hw.model":"Samsung 970 EVO Plus 250GB","hw.status":"failing","dynamote.drive.wear":1.04,
                "hw.temperature":61.0,"dynamote.drive.power_on.hours":31490,"dynamote.drive.written":{"unavailable":"unreadable","detail":"ERR!"},
                "dynamote.drive.warnings":["22 entries in the error log"]}]},
                "gpus":{"time":"%1$s","items":[{"hw.id":"GPU-1","dynamote.gpu.index":0,"hw.name":"NVIDIA H100 80GB HBM3","hw.gpu.utilization":0.97,
                "hw.gpu.memory.limit":85520809984,"hw.gpu.memory.usage":74826383360,"hw.temperature":61.0,"hw.power":512.3},
                {"hw.id":"GPU-2","dynamote.gpu.index":1,"hw.name":"NVIDIA H100 80GB HBM3","hw.gpu.utilization":{"unavailable":"not-supported","detail":"[N/A]"},
                "hw.gpu.memory.limit":85520809984,"hw.gpu.memory.usage":1826383360,"hw.temperature":44.0,"hw.power":81.0}]},
                "filesystems":{"time":"%1$s","items":[{"system.filesystem.mountpoint":"/","system.filesystem.type":"ext4","system.device":"/dev/vda",
                "system.filesystem.limit":200000000000,"system.filesystem.usage.available":140000000000,"system.filesystem.utilization":0.2632},
                {"system.filesystem.mountpoint":"/models","system.filesystem.type":"xfs","system.device":"/dev/nvme0n1p1",
                "system.filesystem.limit":3800000000000,"system.filesystem.usage.available":120000000000,"system.filesystem.utilization":0.968}]},
                "services":{"time":"%1$s","items":[{"systemd.unit":"postgresql.service","dynamote.service.status":"running","dynamote.service.restarts":0,
                "process.cpu.time":1225.0,"process.memory.usage":734003200},{"systemd.unit":"<script>.service","dynamote.service.status":"failed",
                "dynamote.service.detail":"failed, exit-code","dynamote.service.restarts":4,"process.cpu.time":{"unavailable":"absent"},"process.memory.usage":{"unavailable":"absent"}}]},
                "backups":{"time":"%1$s","items":[{"dynamote.backup.name":"database","dynamote.backup.next":"%2$s","dynamote.backup.runs":[
                {"result":"succeeded","started":"%3$s","finished":"%3$s","duration":120.0,"size":53687091200,"compressed_size":10737418240,"error":""}]},
                {"dynamote.backup.name":"home","dynamote.backup.runs":[{"result":"failed","started":"%3$s","finished":"%3$s","duration":3.0,"size":0,"error":"disk full"}]}]},
                "networks":{"time":"%1$s","unavailable":"unreadable","detail":"permission denied"}},
                "wear":[{"drive":"S4EUNX0R1","usedRatio":0.31,"thresholdRatio":0.7,"reachesThresholdAt":"%4$s","confidence":"medium"},
                {"drive":"/dev/nvme1","usedRatio":1.04,"thresholdRatio":0.7,"reachesThresholdAt":null,"confidence":"none","reason":"too few samples"}]""".formatted(
                now.minusSeconds(20), now.plusSeconds(30_000), now.minusSeconds(7_000), now.plusSeconds(90L * 86_400));
        String more = sections + ",\"asOf\":\"" + now + "\"";
        return host("gpu-01", "gpu", "live", now.minusSeconds(1), 0.43, 0.61, 0.31, 0.97, more);
    }

    /** Its figures over time. */
    public static String points(Instant from, Instant to, long stepSeconds, String resolution) {
        String[] names = {
            "cpuUtilization",
            "memoryUtilization",
            "cpuLoad1m",
            "gpuUtilization",
            "gpuMemoryUtilization",
            "temperatureCelsius",
            "rootFilesystemUtilization",
            "fullestFilesystemUtilization",
            "networkReceivedBytesPerSecond",
            "networkSentBytesPerSecond",
            "diskReadBytesPerSecond",
            "diskWrittenBytesPerSecond",
            "driveWearRatio"
        };
        double[] sizes = {0.9, 0.7, 6, 1, 0.9, 70, 0.3, 0.97, 4e7, 9e6, 2e8, 9e7, 0.31};
        StringJoiner metrics = new StringJoiner(",", "{", "}");
        for (int k = 0; k < names.length; k++) {
            StringJoiner points = new StringJoiner(",", "[", "]");
            for (Instant at = from; at.isBefore(to); at = at.plusSeconds(stepSeconds)) {
                double share = k == 12
                        ? 1
                        : 0.65
                                + 0.3 * Math.sin(at.getEpochSecond() / (90.0 * stepSeconds) + k)
                                + 0.05 * Math.sin(at.getEpochSecond() * 0.9);
                points.add(String.format(
                        Locale.ROOT, "{\"at\":\"%s\",\"avg\":%.4f,\"min\":0,\"max\":1}", at, sizes[k] * share));
            }
            metrics.add("\"" + names[k] + "\":" + points);
        }
        return "{\"resolution\":\"" + resolution + "\",\"completeTo\":\"" + to + "\",\"metrics\":" + metrics + "}";
    }

    /** Hosts that are read in both ways. */
    public static String comparison() {
        return "{\"items\":[{\"id\":\"gpu-01\",\"name\":\"gpu-01.example.org\",\"figures\":{"
                + "\"cpuUtilization\":{\"agent\":0.43,\"poll\":0.44,\"difference\":-0.01},"
                + "\"memoryUsedBytes\":{\"agent\":3.2e11,\"poll\":2.1e11,\"difference\":1.1e11},"
                + "\"temperatureCelsius\":{\"agent\":54,\"poll\":{\"unavailable\":\"absent\"},\"difference\":{\"unavailable\":\"absent\"}}}}]}";
    }
}
