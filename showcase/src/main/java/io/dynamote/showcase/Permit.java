package io.dynamote.showcase;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The permission to tell a portal something. It lasts for a short while and has to be renewed. */
final class Permit implements BooleanSupplier {

    static final Duration LASTS = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private boolean given;
    private long renewed;

    /** None yet. */
    Permit(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void renew() {
        given = true;
        renewed = nanos.getAsLong();
    }

    synchronized void withdraw() {
        given = false;
    }

    @Override
    public synchronized boolean getAsBoolean() {
        return given && nanos.getAsLong() - renewed <= LASTS.toNanos();
    }
}
