package io.dynamote.telemetry.signal;

/** Something that an instance must know before it takes part in publishing signals; until then others publish all. */
public interface SignalGate {

    /** Whether it is known. Once it is, it stays so. */
    boolean isOpen();
}
