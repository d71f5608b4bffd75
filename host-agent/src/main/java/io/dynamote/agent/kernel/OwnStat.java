package io.dynamote.agent.kernel;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/** What one process takes, as {@code /proc/self/stat} and {@code /proc/self/status} tell it. */
final class OwnStat {

    private static final int PER_SECOND = 100;
    private static final int BEFORE_TIMES = 11;
    private static final int KIBI = 1024;

    private OwnStat() {}

    /** Seconds on processors since its start, from {@code stat}. */
    static Reading<Double> cpuTime(Cursor text) {
        // The name, in brackets, may hold anything, also brackets: what follows the last one counts.
        String line = text.rest();
        Cursor fields = Cursor.of(line.substring(line.lastIndexOf(')') + 1));
        for (int i = 0; i < BEFORE_TIMES; i++) {
            fields.word();
        }
        long user = fields.number();
        long system = fields.number();
        return user < 0 || system < 0
                ? Reading.unavailable(Reason.UNREADABLE, "no times in stat")
                : Figures.seconds(user + system, PER_SECOND);
    }

    /** Resident bytes, from {@code status}: in {@code stat} they are pages, whose size differs between machines. */
    static Reading<Long> memory(Cursor text) {
        do {
            if (text.skip("VmRSS:")) {
                return Figures.count(text.number(), KIBI);
            }
        } while (text.nextLine());
        return Reading.unavailable(Reason.UNREADABLE, "no VmRSS in status");
    }
}
