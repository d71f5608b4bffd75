package io.dynamote.telemetry.signal;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

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

    /**
     * As {@link #signals(Instant)}, without those that this instance does not publish. To be overridden where there are so
     * many that making them for nothing would cost too much.
     *
     * @param own tells by {@link Signal#key() key} which those are
     */
    default List<Signal> signals(Instant now, Predicate<String> own) {
        return signals(now).stream().filter(signal -> own.test(signal.key())).toList();
    }

    /** As {@link #changes(Instant)}, without those that this instance does not publish. */
    default List<Signal> changes(Instant now, Predicate<String> own) {
        return changes(now).stream().filter(signal -> own.test(signal.key())).toList();
    }
}
