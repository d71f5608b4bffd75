package io.dynamote.events.host;

import io.dynamote.events.UnreadableEventException;

/**
 * Processors of the host; no figure here is of a single process.
 *
 * @param utilization {@code system.cpu.utilization}: share of all processors that worked since the sample before,
 *     0 to 1
 * @param times {@code system.cpu.time}: seconds of all processors together since the boot, by mode
 * @param logicalCount {@code system.cpu.logical.count}: processors as the kernel counts them
 * @param load1 {@code system.cpu.load_average.1m}: runnable tasks, mean of a minute
 * @param load5 {@code system.cpu.load_average.5m}: runnable tasks, mean of 5 minutes
 * @param load15 {@code system.cpu.load_average.15m}: runnable tasks, mean of 15 minutes
 * @param frequency {@code system.cpu.frequency}: mean of all processors in hertz; read as often as the sensors
 * @param temperature {@code hw.temperature}: of the package in degrees Celsius, the hottest if there are several;
 *     read as often as the sensors
 */
public record Cpu(
        Reading<Double> utilization,
        CpuTimes times,
        Reading<Long> logicalCount,
        Reading<Double> load1,
        Reading<Double> load5,
        Reading<Double> load15,
        Reading<Double> frequency,
        Reading<Double> temperature)
        implements HostPart {

    @Override
    public void write(FieldWriter out) {
        out.number("system.cpu.utilization", utilization);
        out.part("system.cpu.time", times);
        out.count("system.cpu.logical.count", logicalCount);
        out.number("system.cpu.load_average.1m", load1);
        out.number("system.cpu.load_average.5m", load5);
        out.number("system.cpu.load_average.15m", load15);
        out.number("system.cpu.frequency", frequency);
        out.number("hw.temperature", temperature);
    }

    static Cpu read(FieldReader in) throws UnreadableEventException {
        return new Cpu(
                in.numberReading("system.cpu.utilization"),
                in.part("system.cpu.time", CpuTimes::read),
                in.countReading("system.cpu.logical.count"),
                in.numberReading("system.cpu.load_average.1m"),
                in.numberReading("system.cpu.load_average.5m"),
                in.numberReading("system.cpu.load_average.15m"),
                in.numberReading("system.cpu.frequency"),
                in.numberReading("hw.temperature"));
    }
}
