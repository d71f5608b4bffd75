package io.dynamote.telemetry.intake;

import java.util.concurrent.Semaphore;

import jakarta.inject.Singleton;

/** How many bytes of bodies may be under way together. Counted in units of 1 KiB. */
@Singleton
final class IntakeRoom {

    private static final int UNIT = 1 << 10;

    /** What a request costs, however small it is. */
    private static final int LEAST = 16;

    private final int units;
    private final Semaphore free;

    IntakeRoom(IntakeProperties properties) {
        this.units = Math.toIntExact(properties.mostBytes() / UNIT);
        this.free = new Semaphore(units);
    }

    /**
     * A place for a body of at most so many bytes. One that is larger than all there is gets all.
     *
     * @throws IntakeException.Busy if there is no room
     */
    Place take(long bytes) {
        int wanted = units(bytes);
        if (!free.tryAcquire(wanted)) {
            throw new IntakeException.Busy();
        }
        return new Place(wanted);
    }

    /** How much there is. */
    long bytes() {
        return (long) units * UNIT;
    }

    /** How much of it is taken. */
    long heldBytes() {
        return bytes() - (long) free.availablePermits() * UNIT;
    }

    private int units(long bytes) {
        return (int) Math.min(units, Math.max(LEAST, Math.ceilDiv(bytes, UNIT)));
    }

    /** Room that is held until it is closed. */
    final class Place implements AutoCloseable {

        private int held;

        private Place(int held) {
            this.held = held;
        }

        /** Gives back what turned out not to be needed. */
        synchronized void shrinkTo(long bytes) {
            int needed = Math.min(held, units(bytes));
            free.release(held - needed);
            held = needed;
        }

        @Override
        public synchronized void close() {
            free.release(held);
            held = 0;
        }
    }
}
