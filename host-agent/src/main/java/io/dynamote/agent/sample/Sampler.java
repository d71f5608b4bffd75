package io.dynamote.agent.sample;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.dynamote.agent.buffer.SampleBuffer;
import io.dynamote.agent.kernel.KernelReader;
import io.dynamote.agent.kernel.KernelReader.MemoryAndPaging;
import io.dynamote.agent.kernel.SensorReader.Sensors;
import io.dynamote.events.host.AgentProcess;
import io.dynamote.events.host.HostIdentity;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.Paging;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;
import io.dynamote.events.host.Sensor;

/** Makes one sample after the other out of what is read at once and what the slow sections have. */
final class Sampler {

    /** All sections are in each sample of this number, for consumers that begin in the middle. */
    private static final int ALL_EVERY = 60;

    /** What the agent itself takes changes slowly. */
    private static final int AGENT_EVERY = 10;

    private final HostIdentity host;
    private final long epoch;
    private final Clock clock;
    private final KernelReader kernel;
    private final SlowSections slow;
    private final SampleBuffer buffer;
    private Reading<Sensors> sensors = Reading.unavailable(Reason.NOT_YET, "sensors have not been read");
    private long sequence;

    Sampler(HostIdentity host, long epoch, Clock clock, KernelReader kernel, SlowSections slow, SampleBuffer buffer) {
        this.host = host;
        this.epoch = epoch;
        this.clock = clock;
        this.kernel = kernel;
        this.slow = slow;
        this.buffer = buffer;
    }

    HostSample next() {
        boolean all = sequence % ALL_EVERY == 0;
        boolean agent = sequence % AGENT_EVERY == 0;
        sequence++;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Section<Sensors> read = slow.sensors().take(all);
        if (read != null) {
            sensors = read.reading();
        }
        Reading<MemoryAndPaging> memory = kernel.memory();
        HostSections sections = new HostSections(
                new Section<>(
                        now, kernel.cpu(sensor(Sensors::processorFrequency), sensor(Sensors::processorTemperature))),
                new Section<>(now, memory.map(MemoryAndPaging::memory)),
                new Section<>(now, paging(memory)),
                slow.filesystems().take(all),
                new Section<>(now, kernel.disks()),
                new Section<>(now, kernel.networks()),
                slow.gpus().take(all),
                read == null ? null : new Section<>(read.time(), listed(read.reading())),
                slow.drives().take(all),
                slow.services().take(all),
                slow.backups().take(all),
                agent ? new Section<>(now, ownUse()) : null);
        return new HostSample(host, epoch, sequence, now, kernel.uptime(), sections);
    }

    private Reading<AgentProcess> ownUse() {
        return kernel.agent(buffer.waitingBytes(), buffer.dropped(), buffer.damaged());
    }

    private Reading<Double> sensor(java.util.function.Function<Sensors, Reading<Double>> figure) {
        return switch (sensors) {
            case Reading.Known<Sensors>(Sensors known) -> figure.apply(known);
            case Reading.Unavailable<Sensors>(Reason reason, String detail) -> Reading.unavailable(reason, detail);
        };
    }

    private static Reading<Paging> paging(Reading<MemoryAndPaging> memory) {
        return switch (memory) {
            case Reading.Known<MemoryAndPaging>(MemoryAndPaging both) -> both.paging();
            case Reading.Unavailable<MemoryAndPaging>(Reason reason, String detail) ->
                Reading.unavailable(reason, detail);
        };
    }

    private static Reading<List<Sensor>> listed(Reading<Sensors> sensors) {
        return switch (sensors) {
            case Reading.Known<Sensors>(Sensors known) -> known.sensors();
            case Reading.Unavailable<Sensors>(Reason reason, String detail) -> Reading.unavailable(reason, detail);
        };
    }
}
