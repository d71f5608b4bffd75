package io.dynamote.agent.kernel;

import io.dynamote.events.host.CpuTimes;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/**
 * Times of all processors as {@code /proc/stat} tells them, in ticks of 10 ms. The time of guests is in {@code user} already.
 *
 * @param total of all modes
 * @param busy of all modes but idle and iowait
 * @param times by mode
 * @param processors how many
 */
record ProcStat(long total, long busy, CpuTimes times, long processors) {

    private static final int PER_SECOND = 100;

    static Reading<ProcStat> parse(Cursor text) {
        if (!text.skip("cpu ")) {
            return Reading.unavailable(Reason.UNREADABLE, "/proc/stat does not begin with the line cpu");
        }
        long user = text.number();
        long nice = text.number();
        long system = text.number();
        long idle = text.number();
        // Older kernels end early: what they do not count is not there.
        long iowait = text.number();
        long hard = text.number();
        long soft = text.number();
        long steal = text.number();
        if (idle == Cursor.NONE) {
            return Reading.unavailable(Reason.UNREADABLE, "/proc/stat has no time of idle processors");
        }
        long interrupt = hard == Cursor.NONE ? Cursor.NONE : hard + Math.max(0, soft);
        long busy = user + nice + system + Math.max(0, interrupt) + Math.max(0, steal);
        CpuTimes times = new CpuTimes(
                seconds(user),
                seconds(nice),
                seconds(system),
                seconds(idle),
                seconds(iowait),
                seconds(interrupt),
                seconds(steal));
        return Reading.of(new ProcStat(busy + idle + Math.max(0, iowait), busy, times, processors(text)));
    }

    /** Share of the time since an earlier reading in which processors worked. */
    Reading<Double> utilizationSince(ProcStat before) {
        long passed = total - before.total;
        if (passed <= 0) {
            return Reading.unavailable(Reason.NOT_YET, "no time has passed since the reading before");
        }
        // iowait may run backwards, which makes more work than time.
        long worked = Math.clamp(busy - before.busy, 0L, passed);
        return Figures.ratio((double) worked, (double) passed);
    }

    private static long processors(Cursor text) {
        long found = 0;
        while (text.nextLine() && text.skip("cpu")) {
            found++;
        }
        return found;
    }

    private static Reading<Double> seconds(long ticks) {
        return Figures.seconds(ticks, PER_SECOND);
    }
}
