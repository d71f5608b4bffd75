package io.dynamote.events.host;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The sections of a sample. Fast ones are in each sample; slow ones are there when they have been read anew, and all are
 * repeated about once a minute with the time at which they were read, for consumers that begin in the middle.
 *
 * @param cpu processors
 * @param memory main memory
 * @param paging swap
 * @param filesystems mounted file systems
 * @param disks traffic of disks
 * @param networks traffic of network interfaces
 * @param gpus graphics processors
 * @param sensors temperatures and fans
 * @param drives health of drives
 * @param services systemd units
 * @param backups backup jobs
 * @param agent the agent itself
 */
public record HostSections(
        @Nullable Section<Cpu> cpu,
        @Nullable Section<Memory> memory,
        @Nullable Section<Paging> paging,
        @Nullable Section<List<Filesystem>> filesystems,
        @Nullable Section<List<DiskIo>> disks,
        @Nullable Section<List<NetworkInterface>> networks,
        @Nullable Section<List<Gpu>> gpus,
        @Nullable Section<List<Sensor>> sensors,
        @Nullable Section<List<Drive>> drives,
        @Nullable Section<List<Service>> services,
        @Nullable Section<List<Backup>> backups,
        @Nullable Section<AgentProcess> agent) {}
