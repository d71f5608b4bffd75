package io.dynamote.demo.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import io.dynamote.events.host.Backup;
import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Service;

/** What changes slowly: drives, services, backups. */
final class SlowParts {

    /** What the drive may be written before it is worn. */
    static final long ENDURANCE_BYTES = 3_500_000_000_000_000L;

    private static final Duration NIGHT = Duration.ofHours(24);
    private static final long SIZE = 1_920_383_410_176L;

    private final HostKind kind;
    private final RandomGenerator random;
    private final Instant begin;
    private int failedFor;

    SlowParts(HostKind kind, RandomGenerator random, Instant begin) {
        this.kind = kind;
        this.random = random;
        this.begin = begin;
    }

    List<Drive> drives(Instant now, double busy, long written) {
        double wear = (double) written / ENDURANCE_BYTES;
        return List.of(new Drive(
                "/dev/nvme0",
                Reading.of("Demo PM9A3 1920GB"),
                Reading.of("DEMO" + kind.id().hashCode()),
                Reading.of("GDC5602Q"),
                Reading.of("NVMe"),
                Reading.of(SIZE),
                Drive.Status.OK,
                // Drives tell whole percents.
                Reading.of(Math.floor(wear * 100) / 100),
                Reading.of(1.0),
                Reading.of(0.1),
                Reading.of(34 + 18 * busy),
                Reading.of(11_300 + Duration.between(begin, now).toHours()),
                Reading.of(23L),
                Reading.of(2L),
                Reading.of(0L),
                Reading.of(written),
                Reading.of(written * 2),
                List.of()));
    }

    /** Now and then the last service of a host fails for a minute or two. */
    List<Service> services(Instant now, double busySeconds) {
        failedFor = failedFor > 0 ? failedFor - 1 : random.nextInt(40) == 0 ? 3 : 0;
        List<Service> services = new ArrayList<>();
        for (int i = 0; i < kind.services().size(); i++) {
            boolean failed = failedFor > 0 && i == kind.services().size() - 1;
            services.add(new Service(
                    kind.services().get(i),
                    failed ? Service.Status.FAILED : Service.Status.RUNNING,
                    failed ? "failed, exit-code" : "running, success",
                    false,
                    Reading.of(begin.minus(Duration.ofDays(3))),
                    Reading.of(failed ? 3L : 0L),
                    Reading.of(busySeconds / (40 + 10 * i)),
                    Reading.of(4.0),
                    Reading.of((400L + 350L * i) << 20),
                    i % 2 == 0 ? Reading.of(4L << 30) : Reading.unavailable(Reason.NOT_CONFIGURED, "no limit is set")));
        }
        return services;
    }

    List<Backup> backups(Instant now) {
        Instant last = begin.minus(Duration.ofHours(7)).plus(NIGHT.multipliedBy(nights(now)));
        List<BackupRun> runs = new ArrayList<>();
        for (int night = 0; night < 3; night++) {
            boolean failed = night == 2;
            Instant started = last.minus(NIGHT.multipliedBy(night));
            runs.add(new BackupRun(
                    failed ? BackupRun.Result.FAILED : BackupRun.Result.SUCCEEDED,
                    Reading.of(started),
                    Reading.of(started.plusSeconds(failed ? 95 : 1_260)),
                    Reading.of(failed ? 95.0 : 1_260.0),
                    Reading.of(412_000_000_000L - night * 900_000_000L),
                    Reading.of(118_000_000_000L - night * 300_000_000L),
                    failed ? "repository is locked by another process" : ""));
        }
        return List.of(new Backup(kind.backup(), Reading.of(last.plus(NIGHT)), runs));
    }

    private long nights(Instant now) {
        return Duration.between(begin.minus(Duration.ofHours(7)), now).dividedBy(NIGHT);
    }
}
