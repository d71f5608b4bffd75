package io.dynamote.events.traffic;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which requests of a producer have been counted, so that one that is sent again is recognised. Written in the same
 * transaction as what was counted.
 *
 * @param epochs the newest epochs of the producer, in ascending order
 * @param frontend what a frontend's counters stood at when they were counted last; null if the producer is none
 */
public record RequestPosition(List<Epoch> epochs, @Nullable FrontendReading frontend) {

    /**
     * Counted numbers of an epoch.
     *
     * @param epoch of the producer
     * @param counted ranges of numbers as first, last, first, last … in ascending order, both ends included
     */
    public record Epoch(long epoch, List<Long> counted) {
        public Epoch {
            counted = List.copyOf(counted);
        }
    }

    public RequestPosition {
        epochs = epochs == null ? List.of() : List.copyOf(epochs);
    }

    /** The position of a producer that numbers its requests. */
    public RequestPosition(List<Epoch> epochs) {
        this(epochs, null);
    }
}
