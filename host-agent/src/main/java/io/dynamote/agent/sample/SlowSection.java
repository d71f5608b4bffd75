package io.dynamote.agent.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;
import org.jspecify.annotations.Nullable;

/**
 * Something that is read on a thread of its own, because it may take long or hang. Samples take what was read last; when a
 * reading hangs they say so instead of repeating what was.
 *
 * @param <T> what is read
 */
public final class SlowSection<T> implements SectionSource<T>, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SlowSection.class.getName());
    private static final int SMALL_STACK = 256 * 1024;

    private final String name;
    private final Duration interval;
    private final Duration limit;
    private final Clock clock;
    private final Source<T> source;
    private final Thread thread;
    private @Nullable Section<T> latest;
    private boolean fresh;
    private long readingSince = System.nanoTime();
    private boolean reading;
    private boolean hanging;

    /**
     * Prepares the section.
     *
     * @param interval from the end of a reading to the next
     * @param limit how long a reading may take before it counts as hanging
     */
    public SlowSection(String name, Duration interval, Duration limit, Clock clock, Source<T> source) {
        this.name = name;
        this.interval = interval;
        this.limit = limit;
        this.clock = clock;
        this.source = source;
        this.thread = new Thread(null, this::run, name, SMALL_STACK);
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public synchronized @Nullable Section<T> take(boolean again) {
        if (reading && System.nanoTime() - readingSince > limit.toNanos()) {
            // Said once: until the reading comes back there is nothing new to say.
            if (!hanging) {
                publish(Reading.unavailable(
                        Reason.TIMED_OUT, name + " is being read for more than " + limit.toSeconds() + " s"));
            }
            hanging = true;
        }
        boolean isNew = fresh;
        fresh = false;
        return isNew || again ? latest : null;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                begin();
                end(read());
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} ends", name);
        }
    }

    private Reading<T> read() throws InterruptedException {
        try {
            return source.read();
        } catch (RuntimeException e) {
            // One reader with a fault must not take the others with it; what it was is in the sample and in the log.
            LOG.log(System.Logger.Level.ERROR, "Reading " + name + " failed", e);
            return Reading.unavailable(Reason.FAILED, e.toString());
        }
    }

    private synchronized void begin() {
        reading = true;
        readingSince = System.nanoTime();
    }

    private synchronized void end(Reading<T> read) {
        reading = false;
        hanging = false;
        publish(read);
    }

    private synchronized void publish(Reading<T> read) {
        latest = new Section<>(clock.instant().truncatedTo(ChronoUnit.MILLIS), read);
        fresh = true;
    }

    /** Reads; may take its time. */
    public interface Source<T> {
        Reading<T> read() throws InterruptedException;
    }
}
