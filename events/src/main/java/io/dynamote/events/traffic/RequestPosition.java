package io.dynamote.events.traffic;

import java.util.List;

/**
 * Which requests of a producer have been counted, so that one that is sent again is recognised. Written in the same
 * transaction as what was counted.
 *
 * @param epochs the newest epochs of the producer, in ascending order
 */
public record RequestPosition(List<Epoch> epochs) {

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
        epochs = List.copyOf(epochs);
    }
}
