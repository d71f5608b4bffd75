package io.dynamote.agent.buffer;

/**
 * A place between two records.
 *
 * @param segment number of the segment
 * @param offset byte in the segment
 */
record Position(long segment, long offset) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
        int bySegment = Long.compare(segment, other.segment);
        return bySegment != 0 ? bySegment : Long.compare(offset, other.offset);
    }
}
