package io.dynamote.agent.kernel;

import io.dynamote.events.host.Memory;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/**
 * Memory and swap as {@code /proc/meminfo} tells them.
 *
 * @param memory main memory
 * @param swapLimit bytes of swap
 * @param swapUsage bytes of swap in use
 */
record MemInfo(Memory memory, Reading<Long> swapLimit, Reading<Long> swapUsage) {

    private static final int KIBI = 1024;

    static Reading<MemInfo> parse(Cursor text) {
        long total = Cursor.NONE;
        long free = Cursor.NONE;
        long available = Cursor.NONE;
        long buffers = 0;
        long cached = 0;
        long swap = Cursor.NONE;
        long swapFree = Cursor.NONE;
        do {
            if (text.skip("MemTotal:")) {
                total = text.number();
            } else if (text.skip("MemFree:")) {
                free = text.number();
            } else if (text.skip("MemAvailable:")) {
                available = text.number();
            } else if (text.skip("Buffers:")) {
                buffers = Math.max(0, text.number());
            } else if (text.skip("Cached:")) {
                cached = Math.max(0, text.number());
            } else if (text.skip("SwapTotal:")) {
                swap = text.number();
            } else if (text.skip("SwapFree:")) {
                swapFree = text.number();
            }
        } while (text.nextLine());
        // Kernels before 3.14 do not tell what is available; this is what others took for it then.
        long usable = available != Cursor.NONE || free == Cursor.NONE ? available : free + buffers + cached;
        if (total <= 0 || usable == Cursor.NONE) {
            return Reading.unavailable(Reason.UNREADABLE, "/proc/meminfo has neither total nor available memory");
        }
        long used = Math.max(0, total - usable);
        Memory memory =
                new Memory(bytes(total), bytes(used), bytes(usable), Figures.ratio((double) used, (double) total));
        boolean known = swap != Cursor.NONE && swapFree != Cursor.NONE;
        return Reading.of(new MemInfo(memory, bytes(swap), bytes(known ? Math.max(0, swap - swapFree) : Cursor.NONE)));
    }

    private static Reading<Long> bytes(long kibibytes) {
        return Figures.count(kibibytes, KIBI);
    }
}
