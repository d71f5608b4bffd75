package io.dynamote.telemetry.signal;

import java.time.Instant;
import java.util.List;

import io.dynamote.events.signal.Signal;

/**
 * Knows the signals of one kind of entities. Every instance knows all of them; which instance publishes which is not its
 * business. Asked by one thread, which it must not keep waiting.
 */
public interface SignalSource {

    /** Everything that is known now; asked once a second. */
    List<Signal> signals(Instant now);

    /** What has changed since it was asked for the last time; asked ten times a second. */
    default List<Signal> changes(Instant now) {
        return List.of();
    }
}
