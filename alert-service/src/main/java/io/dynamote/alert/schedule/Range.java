package io.dynamote.alert.schedule;

/** Whole numbers from one to another, both included. */
public record Range(int first, int last) {

    public Range {
        if (first > last) {
            throw new IllegalArgumentException("must not end at " + last + " before it begins at " + first);
        }
    }

    boolean contains(int value) {
        return value >= first && value <= last;
    }
}
