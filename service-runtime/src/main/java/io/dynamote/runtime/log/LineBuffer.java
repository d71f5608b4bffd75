package io.dynamote.runtime.log;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one service that wait to be published. Whoever logs never waits, not even for a lock: a line that finds no room
 * is counted, and the next one that does find room tells of it.
 */
final class LineBuffer {

    /** Room for the burst of a start or of a failure; a line is 1 KB or so. */
    static final int MOST = 2_048;

    private final String loggers;
    private final boolean wholeProcess;
    private final ConcurrentLinkedQueue<CapturedLine> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final LongSupplier takeDropped = this::takeDropped;

    /**
     * An empty buffer.
     *
     * @param service whose lines these are, such as {@code catalog}
     * @param wholeProcess whether the process has no other purpose, so that lines of unknown origin are its lines too
     */
    LineBuffer(String service, boolean wholeProcess) {
        this.loggers = "io.dynamote." + service + ".";
        this.wholeProcess = wholeProcess;
    }

    /** Whether only this service has such a logger. */
    boolean owns(String logger) {
        return logger.startsWith(loggers);
    }

    /** Whether lines of unknown origin belong here. */
    boolean isOfWholeProcess() {
        return wholeProcess;
    }

    /** Takes a line if there is room, give or take one for each thread that logs at this moment. */
    void offer(ILoggingEvent event) {
        if (size.get() >= MOST) {
            dropped.incrementAndGet();
            return;
        }
        lines.add(CapturedLine.of(event, takeDropped));
        size.incrementAndGet();
    }

    /** The line that has waited longest; null if none waits. */
    @Nullable
    CapturedLine poll() {
        CapturedLine line = lines.poll();
        if (line != null) {
            size.decrementAndGet();
        }
        return line;
    }

    /** Whether there is nothing to tell. */
    boolean isEmpty() {
        return lines.isEmpty() && dropped.get() == 0;
    }

    /** Lines that found no room and of which no line has told; they count as told now. */
    long takeDropped() {
        return dropped.get() == 0 ? 0 : dropped.getAndSet(0);
    }
}
