package io.dynamote.events.host;

import io.dynamote.events.UnreadableEventException;

/**
 * Seconds that all processors of the host together have spent since the boot, by {@code cpu.mode}.
 *
 * @param user {@code user}: in programs
 * @param nice {@code nice}: in programs of low priority
 * @param system {@code system}: in the kernel
 * @param idle {@code idle}: without work
 * @param iowait {@code iowait}: without work while a disk was waited for
 * @param interrupt {@code interrupt}: in interrupts, hard and soft
 * @param steal {@code steal}: taken by the hypervisor
 */
public record CpuTimes(
        Reading<Double> user,
        Reading<Double> nice,
        Reading<Double> system,
        Reading<Double> idle,
        Reading<Double> iowait,
        Reading<Double> interrupt,
        Reading<Double> steal)
        implements HostPart {

    @Override
    public void write(FieldWriter out) {
        out.number("user", user);
        out.number("nice", nice);
        out.number("system", system);
        out.number("idle", idle);
        out.number("iowait", iowait);
        out.number("interrupt", interrupt);
        out.number("steal", steal);
    }

    static CpuTimes read(FieldReader in) throws UnreadableEventException {
        return new CpuTimes(
                in.numberReading("user"),
                in.numberReading("nice"),
                in.numberReading("system"),
                in.numberReading("idle"),
                in.numberReading("iowait"),
                in.numberReading("interrupt"),
                in.numberReading("steal"));
    }
}
