package io.dynamote.demo.host;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

import io.dynamote.events.host.Cpu;
import io.dynamote.events.host.CpuTimes;
import io.dynamote.events.host.DiskIo;
import io.dynamote.events.host.Filesystem;
import io.dynamote.events.host.HostIdentity;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.Memory;
import io.dynamote.events.host.NetworkInterface;
import io.dynamote.events.host.Paging;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Section;
import io.dynamote.events.host.Sensor;

/** One host: busy at times, warm when it is, its drive a little older each day. */
final class HostSimulation {

    private static final long SLOW_EVERY = 30;
    private static final Duration UPTIME = Duration.ofDays(37);

    private final HostKind kind;
    private final SlowParts slow;
    private final Graphics graphics;
    private final Instant begin;
    private final Walk load;
    private final Walk memory;
    private final Walk network;
    private double load1;
    private double load5;
    private double load15;
    private double busySeconds = 2.1e6;
    private double idleSeconds = 5.4e6;
    private long bytesIn = 7_300_000_000_000L;
    private long bytesWritten;
    private Instant before;
    private long sequence;

    HostSimulation(HostKind kind, RandomGenerator random, Instant begin) {
        this.kind = kind;
        this.begin = begin;
        this.before = begin;
        this.slow = new SlowParts(kind, random, begin);
        this.graphics = new Graphics(kind, random);
        this.load = new Walk(random, kind.load(), 0.02, 0.01, 0.99);
        this.memory = new Walk(random, 0.45 + kind.load() / 2, 0.003, 0.2, 0.93);
        this.network = new Walk(random, 40e6 * (1 + 4 * kind.load()), 4e6, 1e5, 1e9);
        this.load1 = kind.load() * kind.processors();
        this.load5 = load1;
        this.load15 = load1;
        this.bytesWritten = Math.round(kind.wear() * SlowParts.ENDURANCE_BYTES);
    }

    HostSample sample(Instant now) {
        double seconds = Duration.between(before, now).toMillis() / 1_000.0;
        before = now;
        double busy = load.next();
        busySeconds += busy * seconds * kind.processors();
        idleSeconds += (1 - busy) * seconds * kind.processors();
        load1 += (busy * kind.processors() - load1) * Math.min(1, seconds / 60);
        load5 += (busy * kind.processors() - load5) * Math.min(1, seconds / 300);
        load15 += (busy * kind.processors() - load15) * Math.min(1, seconds / 900);
        bytesIn += Math.round(network.next() * seconds);
        bytesWritten += Math.round(6e6 * (0.2 + busy) * seconds);
        boolean whole = sequence % SLOW_EVERY == 0;
        sequence++;
        return new HostSample(
                new HostIdentity(kind.id(), kind.id(), kind.role(), Reading.of("demo-boot-" + kind.id()), "demo"),
                begin.toEpochMilli(),
                sequence,
                now,
                Reading.of((double) UPTIME.plus(Duration.between(begin, now)).toSeconds()),
                sections(now, busy, whole));
    }

    private HostSections sections(Instant now, double busy, boolean whole) {
        return new HostSections(
                at(now, cpu(busy)),
                at(now, memory()),
                whole ? at(now, paging()) : null,
                whole ? at(now, filesystems()) : null,
                at(now, disks()),
                at(now, networks()),
                graphics.section(now, busy),
                whole ? at(now, sensors(busy)) : null,
                whole ? at(now, slow.drives(now, busy, bytesWritten)) : null,
                whole ? at(now, slow.services(now, busySeconds)) : null,
                whole && !kind.backup().isEmpty() ? at(now, slow.backups(now)) : null,
                null);
    }

    private Cpu cpu(double busy) {
        return new Cpu(
                Reading.of(busy),
                new CpuTimes(
                        Reading.of(busySeconds * 0.8),
                        Reading.of(0.0),
                        Reading.of(busySeconds * 0.2),
                        Reading.of(idleSeconds),
                        Reading.of(idleSeconds * 0.01),
                        Reading.of(busySeconds * 0.01),
                        Reading.of(0.0)),
                Reading.of((long) kind.processors()),
                Reading.of(load1),
                Reading.of(load5),
                Reading.of(load15),
                Reading.of(2.1e9 + 1.4e9 * busy),
                Reading.of(38 + 42 * busy));
    }

    private Memory memory() {
        double used = memory.next();
        long usage = Math.round(used * kind.memoryBytes());
        return new Memory(
                Reading.of(kind.memoryBytes()),
                Reading.of(usage),
                Reading.of(kind.memoryBytes() - usage),
                Reading.of(used));
    }

    private static Paging paging() {
        return new Paging(
                Reading.of(0L),
                Reading.of(0L),
                Reading.of(0L),
                Reading.of(0L),
                Reading.of(91_200_441L),
                Reading.of(812L));
    }

    private List<Filesystem> filesystems() {
        long limit = 1_900_000_000_000L;
        long usage = Math.round(limit * (0.35 + kind.wear() / 2)) + bytesWritten % 9_000_000_000L;
        return List.of(new Filesystem(
                "/",
                "ext4",
                "/dev/nvme0n1p2",
                Reading.of(limit),
                Reading.of(usage),
                Reading.of(limit - usage),
                Reading.of((double) usage / limit)));
    }

    private List<DiskIo> disks() {
        return List.of(new DiskIo(
                "nvme0n1",
                Reading.of(bytesWritten * 2),
                Reading.of(bytesWritten),
                Reading.of(bytesWritten / 30_000),
                Reading.of(bytesWritten / 40_000),
                Reading.of(bytesWritten / 9e8),
                Reading.of(bytesWritten / 7e8),
                Reading.of(bytesWritten / 5e8)));
    }

    private List<NetworkInterface> networks() {
        return List.of(new NetworkInterface(
                "eth0",
                Reading.of(bytesIn),
                Reading.of(bytesIn / 3),
                Reading.of(bytesIn / 1_200),
                Reading.of(bytesIn / 3_100),
                Reading.of(0L),
                Reading.of(0L),
                Reading.of(0L),
                Reading.of(0L)));
    }

    private static List<Sensor> sensors(double busy) {
        return List.of(
                new Sensor("coretemp/temp1", "Package id 0", Sensor.Kind.TEMPERATURE, Reading.of(38 + 42 * busy)),
                new Sensor("chassis/fan1", "Fan 1", Sensor.Kind.FAN, Reading.of(2_400 + 5_000 * busy)));
    }

    static <T> Section<T> at(Instant now, T part) {
        return new Section<>(now, Reading.of(part));
    }
}
