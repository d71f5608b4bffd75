package io.dynamote.alert.feed;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one thread. Ringing while nobody waits is remembered once. */
public final class Bell {

    private final Semaphore rung = new Semaphore(0);

    /** Wakes who waits, or who will. */
    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Waits until it is rung, but not longer than this. */
    public void await(Duration most) {
        try {
            if (rung.tryAcquire(Math.max(0, most.toNanos()), TimeUnit.NANOSECONDS)) {
                rung.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
