package io.dynamote.demo.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import io.dynamote.events.host.Gpu;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;

/** The graphics processors of a host, or that it has none. */
final class Graphics {

    private static final long MEMORY = 85_520_809_984L;

    private final HostKind kind;
    private final List<Walk> utilization = new ArrayList<>();

    Graphics(HostKind kind, RandomGenerator random) {
        this.kind = kind;
        for (int i = 0; i < kind.gpus(); i++) {
            utilization.add(new Walk(random, 0.55 + kind.load() / 2, 0.05, 0, 1));
        }
    }

    Section<List<Gpu>> section(Instant now, double busy) {
        if (kind.gpus() == 0) {
            return new Section<>(now, Reading.unavailable(Reason.ABSENT, "nvidia-smi is not installed"));
        }
        List<Gpu> gpus = new ArrayList<>();
        for (int i = 0; i < utilization.size(); i++) {
            gpus.add(gpu(i, utilization.get(i).next(), busy));
        }
        return HostSimulation.at(now, gpus);
    }

    private Gpu gpu(int index, double used, double busy) {
        return new Gpu(
                "GPU-demo-" + kind.id() + "-" + index,
                Reading.of((long) index),
                Reading.of("NVIDIA H100 80GB HBM3"),
                Reading.of("00000000:%02d:00.0".formatted(19 + index)),
                Reading.of("580.95.05"),
                Reading.of(used > 0.05 ? "P0" : "P8"),
                Reading.of(used),
                Reading.of(used * 0.6),
                Reading.of(MEMORY),
                Reading.of(Math.round(MEMORY * (0.78 + 0.1 * busy))),
                Reading.of(36 + 40 * used),
                Reading.of(44 + 42 * used),
                Reading.of(90 + 560 * used),
                Reading.of(700.0),
                Reading.of(1.2e9 + 0.7e9 * used),
                Reading.of(2.619e9),
                Reading.unavailable(Reason.NOT_SUPPORTED, "[N/A]"),
                Reading.of(0L),
                Reading.of("Disabled"));
    }
}
