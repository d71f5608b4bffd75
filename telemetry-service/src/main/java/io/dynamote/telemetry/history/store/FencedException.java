package io.dynamote.telemetry.history.store;

/** Another instance has written windows that this one has read: nothing of this one's may be written. */
final class FencedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    FencedException(int partition, long offset) {
        super("partition " + partition + " of the windows is no longer at offset " + offset
                + ": another instance has gone on with it");
    }
}
