package io.dynamote.agent.buffer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.dynamote.events.host.AgentProcess;
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

/**
 * A host of 8 cards and 12 disks on which everything is busy: every counter grows in each sample by a random amount and
 * every figure has a random value, so its samples are less alike than those of a real one.
 */
final class LargeHost {

    private static final HostIdentity HOST =
            new HostIdentity("gpu-01", "gpu-01", "gpu", Reading.of("6f2c1c3e-6a7f-4d0e-9c39-0d1f6a1f3f61"), "0.1.0");
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final int ALL_EVERY = 60;

    /** Where the counters of sections begin that are not in every sample. */
    private static final int DRIVES = 500;

    private static final int SERVICES = 800;

    private final Random random = new Random(7);
    private final long[] counters = new long[1_000];
    private final long intervalMillis;
    private long sequence;
    private int counter;

    LargeHost(Duration interval) {
        intervalMillis = interval.toMillis();
    }

    /** The next sample, as it is kept. */
    byte[] next() {
        long millis = sequence * intervalMillis;
        boolean all = sequence % ALL_EVERY == 0;
        sequence++;
        Instant now = START.plusMillis(millis);
        // What is in every sample comes first, so that each counter stays that of the same field.
        counter = 0;
        Section<Cpu> cpu = new Section<>(now, Reading.of(cpu()));
        Section<Paging> paging = new Section<>(now, Reading.of(paging()));
        Section<AgentProcess> agent = new Section<>(now, Reading.of(agent()));
        Section<List<DiskIo>> disks = items(now, 12, this::disk);
        Section<List<NetworkInterface>> networks = items(now, 10, this::network);
        counter = DRIVES;
        Section<List<Drive>> drives = all || due(millis, 300) ? items(now, 12, this::drive) : null;
        counter = SERVICES;
        Section<List<Service>> services = all || due(millis, 10) ? items(now, 20, this::service) : null;
        HostSections sections = new HostSections(
                cpu,
                new Section<>(now, Reading.of(memory())),
                paging,
                all || due(millis, 10) ? items(now, 14, this::filesystem) : null,
                disks,
                networks,
                all || due(millis, 2) ? items(now, 8, this::gpu) : null,
                all || due(millis, 5) ? items(now, 40, this::sensor) : null,
                drives,
                services,
                null,
                agent);
        HostSample sample = new HostSample(HOST, 1_795_000_000_000L, sequence, now, number(8_000_000), sections);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            HostSampleWriter.write(sample, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private boolean due(long millis, int everySeconds) {
        return millis % (everySeconds * 1_000L) < intervalMillis;
    }

    private static <T> Section<List<T>> items(Instant now, int count, IntFunction<T> item) {
        return new Section<>(
                now, Reading.of(IntStream.range(0, count).mapToObj(item).toList()));
    }

    private Cpu cpu() {
        CpuTimes times = new CpuTimes(time(), Reading.of(0.0), time(), time(), time(), time(), Reading.of(0.0));
        return new Cpu(
                ratio(), times, Reading.of(256L), number(256), number(256), number(256), number(3e9), number(90));
    }

    private Memory memory() {
        return new Memory(Reading.of(2_164_000_000_000L), figure(), figure(), ratio());
    }

    private Paging paging() {
        return new Paging(Reading.of(0L), Reading.of(0L), Reading.of(0L), Reading.of(0L), count(), count());
    }

    private Filesystem filesystem(int index) {
        return new Filesystem(
                "/data/" + index,
                "xfs",
                "/dev/nvme" + index + "n1",
                Reading.of(7_680_000_000_000L),
                figure(),
                figure(),
                ratio());
    }

    private DiskIo disk(int index) {
        return new DiskIo("nvme" + index + "n1", count(), count(), count(), count(), time(), time(), time());
    }

    private NetworkInterface network(int index) {
        Reading<Long> none = Reading.of(0L);
        return new NetworkInterface("ibs" + index, count(), count(), count(), count(), none, none, none, none);
    }

    private Gpu gpu(int index) {
        return new Gpu(
                "GPU-5d3ab3f2-6c1e-4c0b-8f0e-8b6b1f7e2a0" + index,
                Reading.of((long) index),
                Reading.of("NVIDIA H100 80GB HBM3"),
                Reading.of("00000000:" + index + "B:00.0"),
                Reading.of("570.124.06"),
                Reading.of("P0"),
                ratio(),
                ratio(),
                Reading.of(85_520_809_984L),
                figure(),
                number(90),
                number(95),
                number(700),
                Reading.of(700.0),
                number(1_980_000_000),
                Reading.of(2_619_000_000.0),
                Reading.unavailable(Reason.NOT_SUPPORTED, "[N/A]"),
                Reading.of(0L),
                Reading.of("Disabled"));
    }

    private Sensor sensor(int index) {
        return new Sensor("hwmon" + index + "/nvme/temp1", "Composite", Sensor.Kind.TEMPERATURE, number(70));
    }

    private Drive drive(int index) {
        return new Drive(
                "/dev/nvme" + index,
                Reading.of("SAMSUNG MZQL27T6HBLA-00A07"),
                Reading.of("S6CKNE0T70010" + index),
                Reading.of("GDC5602Q"),
                Reading.of("NVMe"),
                Reading.of(7_681_501_126_656L),
                Drive.Status.OK,
                ratio(),
                Reading.of(1.0),
                Reading.of(0.1),
                number(70),
                count(),
                count(),
                count(),
                Reading.of(0L),
                count(),
                count(),
                List.of());
    }

    private Service service(int index) {
        return new Service(
                "worker-" + index + ".service",
                Service.Status.RUNNING,
                "running",
                false,
                Reading.of(START),
                Reading.of(0L),
                time(),
                Reading.unavailable(Reason.NOT_CONFIGURED, "no limit"),
                figure(),
                Reading.unavailable(Reason.NOT_CONFIGURED, "no limit"));
    }

    private AgentProcess agent() {
        return new AgentProcess(time(), figure(), figure(), Reading.of(0L), Reading.of(0L));
    }

    /** A counter that has grown: each call within a sample has its own. */
    private long grown() {
        counters[counter] += random.nextLong(1_000_000);
        return counters[counter++];
    }

    private Reading<Long> count() {
        return Reading.of(grown());
    }

    private Reading<Double> time() {
        return Reading.of(grown() / 1_000.0);
    }

    private Reading<Long> figure() {
        return Reading.of(random.nextLong(1_000_000_000_000L) / 4096 * 4096);
    }

    private Reading<Double> ratio() {
        return Reading.of(random.nextInt(10_000) / 10_000.0);
    }

    private Reading<Double> number(double most) {
        return Reading.of(Math.round(random.nextDouble() * most * 1_000) / 1_000.0);
    }
}
