package io.dynamote.deployment.model;

/**
 * Number of an accepted configuration of one deployment.
 *
 * @param value from 1, without gaps
 */
public record RevisionNumber(int value) implements Comparable<RevisionNumber> {

    /** The number of the revision that creates a deployment. */
    public static final RevisionNumber FIRST = new RevisionNumber(1);

    public RevisionNumber {
        Check.range("revision", value, 1, Integer.MAX_VALUE);
    }

    /** The number of the revision that follows. */
    public RevisionNumber next() {
        return new RevisionNumber(Math.addExact(value, 1));
    }

    @Override
    public int compareTo(RevisionNumber other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
