package io.dynamote.agent.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the agent is to do. The keys of the file stand in front.
 *
 * @param server {@code server.url}: telemetry-service, or a door to it
 * @param hostId {@code host.id}: the host's name in Dynamote; null for the name that the kernel knows
 * @param role {@code host.role}: group of hosts in the overview; may be empty
 * @param sampleInterval {@code sample.interval}: from sample to sample, 250 ms to 60 s
 * @param sendInterval {@code send.interval}: how long samples are collected for one request, up to 60 s
 * @param state {@code state.directory}: where samples wait; belongs to one agent alone
 * @param bufferLimit {@code buffer.limit}: bytes that waiting samples may take, from 1 MB on
 * @param proc {@code kernel.proc}: the host's {@code /proc}
 * @param sys {@code kernel.sys}: the host's {@code /sys}
 * @param root {@code kernel.root}: where the host's file systems are seen
 * @param filesystemsInterval {@code filesystems.interval}
 * @param sensorsInterval {@code sensors.interval}
 * @param gpuTool {@code gpus.tool}: nvidia-smi, by name or path; empty to leave graphics processors alone
 * @param gpuInterval {@code gpus.interval}
 * @param driveTool {@code drives.tool}: smartctl, by name or path; empty to leave drives alone
 * @param drives {@code drives.devices}: devices to ask; empty for all that smartctl finds
 * @param drivesInterval {@code drives.interval}
 * @param serviceTool {@code services.tool}: systemctl, by name or path
 * @param services {@code services.units}: systemd units to watch
 * @param servicesInterval {@code services.interval}
 * @param maintenance {@code services.maintenance}: a file; while it exists the units that it names, or all if it names none, are in maintenance
 * @param backups {@code backups.directory}: where status files of backups are; null for none
 * @param backupsInterval {@code backups.interval}
 */
public record AgentSettings(
        URI server,
        @Nullable String hostId,
        String role,
        Duration sampleInterval,
        Duration sendInterval,
        Path state,
        long bufferLimit,
        Path proc,
        Path sys,
        Path root,
        Duration filesystemsInterval,
        Duration sensorsInterval,
        String gpuTool,
        Duration gpuInterval,
        String driveTool,
        List<String> drives,
        Duration drivesInterval,
        String serviceTool,
        List<String> services,
        Duration servicesInterval,
        Path maintenance,
        @Nullable Path backups,
        Duration backupsInterval) {

    public AgentSettings {
        drives = List.copyOf(drives);
        services = List.copyOf(services);
    }
}
