package io.dynamote.alert.incident;

/** Another instance has taken over: nothing of this write was stored, and whoever tried must begin anew. */
public final class FencedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Names what was taken over. */
    public FencedException(String what, long epoch) {
        super(what + " was taken over by another instance: epoch " + epoch + " is over");
    }
}
