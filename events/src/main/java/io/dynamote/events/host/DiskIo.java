package io.dynamote.events.host;

import io.dynamote.events.UnreadableEventException;

/**
 * Traffic of one disk since the boot.
 *
 * @param device {@code system.device}: for example nvme0n1
 * @param readBytes {@code system.disk.io.read}: bytes read
 * @param writtenBytes {@code system.disk.io.write}: bytes written
 * @param reads {@code system.disk.operations.read}: reads
 * @param writes {@code system.disk.operations.write}: writes
 * @param busyTime {@code system.disk.io_time}: seconds with at least one operation under way
 * @param readTime {@code system.disk.operation_time.read}: seconds of all reads, which may overlap
 * @param writeTime {@code system.disk.operation_time.write}: seconds of all writes, which may overlap
 */
public record DiskIo(
        String device,
        Reading<Long> readBytes,
        Reading<Long> writtenBytes,
        Reading<Long> reads,
        Reading<Long> writes,
        Reading<Double> busyTime,
        Reading<Double> readTime,
        Reading<Double> writeTime)
        implements HostPart {

    @Override
    public void write(FieldWriter out) {
        out.text("system.device", device);
        out.count("system.disk.io.read", readBytes);
        out.count("system.disk.io.write", writtenBytes);
        out.count("system.disk.operations.read", reads);
        out.count("system.disk.operations.write", writes);
        out.number("system.disk.io_time", busyTime);
        out.number("system.disk.operation_time.read", readTime);
        out.number("system.disk.operation_time.write", writeTime);
    }

    static DiskIo read(FieldReader in) throws UnreadableEventException {
        return new DiskIo(
                in.text("system.device"),
                in.countReading("system.disk.io.read"),
                in.countReading("system.disk.io.write"),
                in.countReading("system.disk.operations.read"),
                in.countReading("system.disk.operations.write"),
                in.numberReading("system.disk.io_time"),
                in.numberReading("system.disk.operation_time.read"),
                in.numberReading("system.disk.operation_time.write"));
    }
}
