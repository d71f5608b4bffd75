package io.dynamote.demo.host;

import java.util.List;

/**
 * A host of the demo as it was bought.
 *
 * @param id host id and name
 * @param role what it is for
 * @param processors logical ones
 * @param memoryBytes main memory
 * @param gpus NVIDIA cards; 0 for none
 * @param load share of the processors that is busy, in the mean
 * @param wear endurance that its drive has used at the beginning
 * @param services systemd units
 * @param backup name of its backup; empty if it has none
 */
record HostKind(
        String id,
        String role,
        int processors,
        long memoryBytes,
        int gpus,
        double load,
        double wear,
        List<String> services,
        String backup) {

    private static final long GIB = 1L << 30;

    static List<HostKind> six() {
        return List.of(
                new HostKind("demo-gpu-1", "gpu", 64, 512 * GIB, 2, 0.34, 0.12, serving(), ""),
                new HostKind("demo-gpu-2", "gpu", 64, 512 * GIB, 2, 0.41, 0.19, serving(), ""),
                new HostKind("demo-gpu-3", "gpu", 96, 768 * GIB, 2, 0.27, 0.08, serving(), ""),
                new HostKind(
                        "demo-gateway-1",
                        "gateway",
                        16,
                        64 * GIB,
                        0,
                        0.22,
                        0.31,
                        List.of("envoy.service", "chrony.service", "node-exporter.service"),
                        ""),
                new HostKind(
                        "demo-db-1",
                        "database",
                        32,
                        256 * GIB,
                        0,
                        0.29,
                        0.66,
                        List.of("postgresql.service", "pgbouncer.service", "chrony.service"),
                        "postgres"),
                new HostKind(
                        "demo-store-1",
                        "storage",
                        16,
                        128 * GIB,
                        0,
                        0.12,
                        0.47,
                        List.of("minio.service", "smartd.service", "restic-prune.service"),
                        "objects"));
    }

    private static List<String> serving() {
        return List.of("kubelet.service", "containerd.service", "nvidia-persistenced.service", "chrony.service");
    }
}
