package io.dynamote.runtime.kafka;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that works with Kafka: whatever ends the work, it is begun anew after a while, until this is closed. What is
 * begun anew opens its own clients, so that nothing half-done is left behind.
 */
public final class Lives implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lives.class);
    private static final Duration BACK_OFF = Duration.ofMillis(500);

    private final Life life;
    private final Thread thread;
    private volatile boolean running = true;

    /** Work that can be begun anew. */
    @FunctionalInterface
    public interface Life {
        /** Works as long as it may go on, or until something fails. */
        void live(BooleanSupplier goOn);
    }

    /**
     * A thread that has not begun yet.
     *
     * @param name of the thread
     * @param life the work
     */
    public Lives(String name, Life life) {
        this.life = life;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Begins. */
    public Lives start() {
        thread.start();
        return this;
    }

    private void run() {
        while (running) {
            try {
                life.live(() -> running);
            } catch (InterruptException e) {
                running = false;
            } catch (RuntimeException e) {
                // Whatever it was: a thread that is gone without a word is worse than one that fails again.
                if (running) {
                    LOG.atWarn()
                            .addKeyValue("thread", thread.getName())
                            .addKeyValue("reason", e.toString())
                            .log("begins anew");
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (running) {
                Thread.sleep(BACK_OFF);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Lets the life that is lived end, and begins no other; {@link #close()} waits for that. */
    public void end() {
        running = false;
    }

    @Override
    public void close() {
        end();
        try {
            // It looks whether it may go on many times a second; an interrupt would tear it out of a commit.
            if (!thread.join(Duration.ofSeconds(3))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(3));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
