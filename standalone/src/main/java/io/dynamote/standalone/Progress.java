package io.dynamote.standalone;

import java.time.Duration;

/** Hears how a start goes on. */
public interface Progress {

    /** A part is up. */
    void started(String part, Duration took);
}
