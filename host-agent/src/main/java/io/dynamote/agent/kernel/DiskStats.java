package io.dynamote.agent.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.dynamote.events.host.DiskIo;
import io.dynamote.events.host.Reading;

/** Traffic of disks as {@code /proc/diskstats} tells it. */
final class DiskStats {

    private static final int SECTOR = 512;
    private static final int PER_SECOND = 1000;

    private DiskStats() {}

    /** The disks that are wanted; lines that make no sense are left out. */
    static Reading<List<DiskIo>> parse(Cursor text, Predicate<String> wanted) {
        List<DiskIo> disks = new ArrayList<>();
        do {
            text.number();
            text.number();
            String device = text.word();
            if (!device.isEmpty() && wanted.test(device)) {
                disks.add(disk(device, text));
            }
        } while (text.nextLine());
        return Reading.of(List.copyOf(disks));
    }

    private static DiskIo disk(String device, Cursor text) {
        long reads = text.number();
        text.number();
        long sectorsRead = text.number();
        long readMillis = text.number();
        long writes = text.number();
        text.number();
        long sectorsWritten = text.number();
        long writeMillis = text.number();
        text.number();
        long busyMillis = text.number();
        return new DiskIo(
                device,
                Figures.count(sectorsRead, SECTOR),
                Figures.count(sectorsWritten, SECTOR),
                Figures.count(reads),
                Figures.count(writes),
                Figures.seconds(busyMillis, PER_SECOND),
                Figures.seconds(readMillis, PER_SECOND),
                Figures.seconds(writeMillis, PER_SECOND));
    }
}
