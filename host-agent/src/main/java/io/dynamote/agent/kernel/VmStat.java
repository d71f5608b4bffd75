package io.dynamote.agent.kernel;

import io.dynamote.events.host.Paging;
import io.dynamote.events.host.Reading;

/**
 * Page counters since the boot as {@code /proc/vmstat} tells them; {@link Cursor#NONE} for one that it does not tell.
 *
 * @param swappedIn pages read from swap
 * @param swappedOut pages written to swap
 * @param faults all page faults
 * @param majorFaults those that waited for a disk
 */
record VmStat(long swappedIn, long swappedOut, long faults, long majorFaults) {

    static Reading<VmStat> parse(Cursor text) {
        long in = Cursor.NONE;
        long out = Cursor.NONE;
        long faults = Cursor.NONE;
        long major = Cursor.NONE;
        do {
            if (text.skip("pswpin ")) {
                in = text.number();
            } else if (text.skip("pswpout ")) {
                out = text.number();
            } else if (text.skip("pgfault ")) {
                faults = text.number();
            } else if (text.skip("pgmajfault ")) {
                major = text.number();
            }
        } while (text.nextLine());
        return Reading.of(new VmStat(in, out, faults, major));
    }

    Paging with(MemInfo memory) {
        boolean both = faults >= 0 && majorFaults >= 0;
        return new Paging(
                memory.swapLimit(),
                memory.swapUsage(),
                Figures.count(swappedIn),
                Figures.count(swappedOut),
                Figures.count(both ? Math.max(0, faults - majorFaults) : Cursor.NONE),
                Figures.count(majorFaults));
    }
}
