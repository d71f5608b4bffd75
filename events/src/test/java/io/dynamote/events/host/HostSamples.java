package io.dynamote.events.host;

import java.time.Instant;
import java.util.List;

/** Examples of samples. */
final class HostSamples {

    static final Instant TIME = Instant.parse("2026-11-20T12:00:00.250Z");

    private HostSamples() {}

    /** A host with a value in each field, known or not. */
    static HostSample full() {
        return new HostSample(identity(), 1_763_640_000_000L, 17, TIME, Reading.of(86_400.5), sections());
    }

    static HostIdentity identity() {
        return new HostIdentity(
                "gpu-01",
                "gpu-01.example.org",
                "gpu",
                Reading.of("6a2639f9-7f3a-4daa-b504-27d420ffb443"),
                "0.1.0-SNAPSHOT");
    }

    static Service service(Service.Status status, boolean maintenance) {
        return new Service(
                "postgresql.service",
                status,
                "running, success",
                maintenance,
                Reading.of(TIME.minusSeconds(3600)),
                Reading.of(0L),
                Reading.of(12.25),
                Reading.of(2.0),
                Reading.of(734_003_200L),
                Reading.unavailable(Reason.NOT_CONFIGURED, ""));
    }

    private static HostSections sections() {
        return new HostSections(
                at(new Cpu(
                        Reading.of(0.4375),
                        new CpuTimes(
                                Reading.of(18_978.08),
                                Reading.of(185.86),
                                Reading.of(1_898.48),
                                Reading.of(10_226.41),
                                Reading.of(41.95),
                                Reading.of(74.21),
                                Reading.of(26.01)),
                        Reading.of(2L),
                        Reading.of(0.42),
                        Reading.of(0.5),
                        Reading.of(1.56),
                        Reading.of(2.445e9),
                        missing(Reason.ABSENT, "no sensor of the package"))),
                at(new Memory(
                        Reading.of(25_274_793_984L),
                        Reading.of(373_514_240L),
                        Reading.of(24_901_279_744L),
                        Reading.of(0.0148))),
                at(new Paging(
                        Reading.of(0L),
                        Reading.of(0L),
                        Reading.of(0L),
                        Reading.of(0L),
                        Reading.of(151_241_205L),
                        Reading.of(14_923L))),
                at(List.of(new Filesystem(
                        "/",
                        "ext4",
                        "/dev/vda",
                        Reading.of(200_000_000_000L),
                        Reading.of(50_000_000_000L),
                        Reading.of(140_000_000_000L),
                        Reading.of(0.2632)))),
                at(List.of(new DiskIo(
                        "nvme0n1",
                        Reading.of(6_433_997_824L),
                        Reading.of(16_596_549_632L),
                        Reading.of(317_905L),
                        Reading.of(665_225L),
                        Reading.of(141.632),
                        Reading.of(314.061),
                        Reading.of(360.019)))),
                at(List.of(new NetworkInterface(
                        "eth0",
                        Reading.of(880_892_328L),
                        Reading.of(4_806_224L),
                        Reading.of(48_095L),
                        Reading.of(44_038L),
                        Reading.of(0L),
                        Reading.of(0L),
                        Reading.of(0L),
                        Reading.of(0L)))),
                at(List.of(gpu())),
                at(List.of(new Sensor("nvme/temp1", "Composite", Sensor.Kind.TEMPERATURE, Reading.of(-3.85)))),
                new Section<>(TIME.minusSeconds(120), Reading.of(List.of(drive()))),
                at(List.of(service(Service.Status.RUNNING, false))),
                at(List.of(new Backup(
                        "database",
                        Reading.of(TIME.plusSeconds(43_200)),
                        List.of(new BackupRun(
                                BackupRun.Result.SUCCEEDED,
                                Reading.of(TIME.minusSeconds(600)),
                                Reading.of(TIME.minusSeconds(480)),
                                Reading.of(120.0),
                                Reading.of(53_687_091_200L),
                                Reading.of(10_737_418_240L),
                                ""))))),
                at(new AgentProcess(
                        Reading.of(1.25), Reading.of(37_748_736L), Reading.of(0L), Reading.of(0L), Reading.of(0L))));
    }

    private static Gpu gpu() {
        return new Gpu(
                "GPU-2f6b0bd5-1f0d-4d3c-8d0a-0d6b1a3c9f11",
                Reading.of(0L),
                Reading.of("NVIDIA H100 80GB HBM3"),
                Reading.of("00000000:19:00.0"),
                Reading.of("580.95.05"),
                Reading.of("P0"),
                Reading.of(0.97),
                Reading.of(0.4),
                Reading.of(85_520_809_984L),
                Reading.of(74_826_383_360L),
                Reading.of(61.0),
                missing(Reason.UNREADABLE, "ERR!"),
                Reading.of(512.3),
                Reading.of(700.0),
                Reading.of(1.98e9),
                Reading.of(2.619e9),
                missing(Reason.NOT_SUPPORTED, "[N/A]"),
                Reading.of(0L),
                Reading.of("Disabled"));
    }

    private static Drive drive() {
        return new Drive(
                "/dev/nvme0",
                Reading.of("Samsung SSD 970 EVO Plus 250GB"),
                Reading.of("S4EUNX0R123456"),
                Reading.of("2B2QEXM7"),
                Reading.of("NVMe"),
                Reading.of(250_059_350_016L),
                Drive.Status.OK,
                Reading.of(1.04),
                Reading.of(1.0),
                Reading.of(0.1),
                Reading.of(35.0),
                Reading.of(3_149L),
                Reading.of(16L),
                Reading.of(12L),
                Reading.of(0L),
                Reading.of(1_008_363_008_000L),
                Reading.of(1_036_817_408_000L),
                List.of("22 entries in the error log"));
    }

    private static <T> Section<T> at(T value) {
        return new Section<>(TIME, Reading.of(value));
    }

    private static <T> Reading<T> missing(Reason reason, String detail) {
        return Reading.unavailable(reason, detail);
    }
}
