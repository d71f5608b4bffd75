package io.dynamote.telemetry.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.dynamote.events.host.Backup;
import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Cpu;
import io.dynamote.events.host.CpuTimes;
import io.dynamote.events.host.DiskIo;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Filesystem;
import io.dynamote.events.host.Gpu;
import io.dynamote.events.host.HostIdentity;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSampleWriter;
import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.Memory;
import io.dynamote.events.host.NetworkInterface;
import io.dynamote.events.host.Paging;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;
import io.dynamote.events.host.Sensor;
import io.dynamote.events.host.Service;
import io.dynamote.events.host.Way;
import org.jspecify.annotations.Nullable;

/** A host that speaks as an agent or a poller does. Each sample has the next number. */
public final class TestHost {

    private final String id;
    private final Way way;
    private long epoch = 1;
    private long sequence;
    private Parts parts = new Parts();

    /** Sections of the next sample. */
    static final class Parts {
        @Nullable
        Section<Cpu> cpu;

        @Nullable
        Section<Memory> memory;

        @Nullable
        Section<Paging> paging;

        @Nullable
        Section<List<Filesystem>> filesystems;

        @Nullable
        Section<List<DiskIo>> disks;

        @Nullable
        Section<List<NetworkInterface>> networks;

        @Nullable
        Section<List<Gpu>> gpus;

        @Nullable
        Section<List<Sensor>> sensors;

        @Nullable
        Section<List<Drive>> drives;

        @Nullable
        Section<List<Service>> services;

        @Nullable
        Section<List<Backup>> backups;
    }

    public TestHost(String id, Way way) {
        this.id = id;
        this.way = way;
    }

    public static TestHost agent(String id) {
        return new TestHost(id, Way.AGENT);
    }

    /** Begins anew, as an agent does that starts again. */
    TestHost restarted() {
        epoch++;
        sequence = 0;
        return this;
    }

    /** The next sample will have nothing but what is said from now on. */
    public TestHost bare() {
        parts = new Parts();
        return this;
    }

    public TestHost cpu(Instant at, double utilization) {
        parts.cpu = at(at, cpu(Reading.of(utilization)));
        return this;
    }

    TestHost noCpu(Instant at, Reason reason, String detail) {
        parts.cpu = new Section<>(at, Reading.unavailable(reason, detail));
        return this;
    }

    public TestHost memory(Instant at, double utilization) {
        long limit = 1_000_000_000;
        long usage = Math.round(limit * utilization);
        parts.memory = at(
                at,
                new Memory(Reading.of(limit), Reading.of(usage), Reading.of(limit - usage), Reading.of(utilization)));
        return this;
    }

    TestHost swap(Instant at, long limit, long usage) {
        Reading<Long> none = Reading.of(0L);
        parts.paging = at(at, new Paging(Reading.of(limit), Reading.of(usage), none, none, none, none));
        return this;
    }

    TestHost filesystem(Instant at, String mountPoint, double utilization) {
        Reading<Long> bytes = Reading.of(1_000L);
        parts.filesystems = and(
                at,
                parts.filesystems,
                new Filesystem(mountPoint, "ext4", "/dev/vda", bytes, bytes, bytes, Reading.of(utilization)));
        return this;
    }

    TestHost network(Instant at, String name, long received, long sent) {
        Reading<Long> none = Reading.of(0L);
        parts.networks = and(
                at,
                parts.networks,
                new NetworkInterface(name, Reading.of(received), Reading.of(sent), none, none, none, none, none, none));
        return this;
    }

    public TestHost drive(Instant at, String device, double wear, long written, Drive.Status status) {
        Reading<String> word = Reading.of("m-" + device);
        Reading<Long> none = Reading.unavailable(Reason.NOT_SUPPORTED, "");
        Reading<Double> nothing = Reading.unavailable(Reason.NOT_SUPPORTED, "");
        parts.drives = and(
                at,
                parts.drives,
                new Drive(
                        device,
                        word,
                        Reading.of("serial-" + device),
                        word,
                        Reading.of("NVMe"),
                        none,
                        status,
                        Reading.of(wear),
                        nothing,
                        nothing,
                        Reading.of(40.0),
                        Reading.of(1_000L),
                        none,
                        none,
                        Reading.of(0L),
                        Reading.of(written),
                        none,
                        List.of()));
        return this;
    }

    TestHost noDrives(Instant at, Reason reason, String detail) {
        parts.drives = new Section<>(at, Reading.unavailable(reason, detail));
        return this;
    }

    TestHost gpu(Instant at, String uuid, Reading<Double> utilization, long used, long limit) {
        Reading<Double> nothing = Reading.unavailable(Reason.NOT_SUPPORTED, "[N/A]");
        Reading<String> word = Reading.unavailable(Reason.NOT_SUPPORTED, "");
        parts.gpus = and(
                at,
                parts.gpus,
                new Gpu(
                        uuid,
                        Reading.of(0L),
                        Reading.of("card"),
                        word,
                        word,
                        word,
                        utilization,
                        nothing,
                        Reading.of(limit),
                        Reading.of(used),
                        Reading.of(60.0),
                        nothing,
                        nothing,
                        nothing,
                        nothing,
                        nothing,
                        nothing,
                        Reading.of(0L),
                        word));
        return this;
    }

    public TestHost service(Instant at, String name, Service.Status status, boolean maintenance) {
        Reading<Double> nothing = Reading.unavailable(Reason.NOT_CONFIGURED, "");
        parts.services = and(
                at,
                parts.services,
                new Service(
                        name,
                        status,
                        "",
                        maintenance,
                        Reading.of(at),
                        Reading.of(0L),
                        nothing,
                        nothing,
                        Reading.of(1L),
                        Reading.unavailable(Reason.NOT_CONFIGURED, "")));
        return this;
    }

    public TestHost backup(Instant at, String name, BackupRun... runs) {
        parts.backups =
                and(at, parts.backups, new Backup(name, Reading.unavailable(Reason.NOT_SUPPORTED, ""), List.of(runs)));
        return this;
    }

    public static BackupRun run(BackupRun.Result result, Instant finished) {
        return new BackupRun(
                result,
                Reading.of(finished.minusSeconds(60)),
                Reading.of(finished),
                Reading.of(60.0),
                Reading.of(1_000L),
                Reading.of(100L),
                result == BackupRun.Result.FAILED ? "disk full" : "");
    }

    /** The next sample. */
    public HostSample sample(Instant at) {
        sequence++;
        return new HostSample(
                new HostIdentity(id, id + ".example", "gpu", Reading.of("boot"), "1.0", way),
                epoch,
                sequence,
                at,
                Reading.of(3_600.0),
                new HostSections(
                        parts.cpu,
                        parts.memory,
                        parts.paging,
                        parts.filesystems,
                        parts.disks,
                        parts.networks,
                        parts.gpus,
                        parts.sensors,
                        parts.drives,
                        parts.services,
                        parts.backups,
                        null));
    }

    /** The sample on one line. */
    public static String json(HostSample sample) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            HostSampleWriter.write(sample, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Cpu cpu(Reading<Double> utilization) {
        Reading<Double> none = Reading.of(0.0);
        return new Cpu(
                utilization,
                new CpuTimes(none, none, none, none, none, none, none),
                Reading.of(2L),
                Reading.of(0.5),
                Reading.of(0.6),
                Reading.of(0.7),
                Reading.of(2e9),
                Reading.unavailable(Reason.ABSENT, "no sensor"));
    }

    private static <T> Section<T> at(Instant at, T value) {
        return new Section<>(at, Reading.of(value));
    }

    private static <T> Section<List<T>> and(Instant at, @Nullable Section<List<T>> section, T part) {
        List<T> parts = new java.util.ArrayList<>(
                section == null ? List.of() : section.reading().value().orElse(List.of()));
        parts.add(part);
        return at(at, List.copyOf(parts));
    }
}
