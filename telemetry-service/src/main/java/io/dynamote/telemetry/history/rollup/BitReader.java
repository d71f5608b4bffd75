package io.dynamote.telemetry.history.rollup;

/** Reads what {@link BitWriter} wrote. Behind the end there are only zeros. */
final class BitReader {

    private static final int ROOM = Long.SIZE - Byte.SIZE;

    private final byte[] bytes;
    private int at;
    private long ahead;
    private int aheadBits;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Bits that are ahead stand at the top of the word, so that leading ones can be counted at once. */
    private void fill() {
        while (aheadBits <= ROOM) {
            long next = at < bytes.length ? bytes[at] & 0xFFL : 0;
            at++;
            ahead |= next << (ROOM - aheadBits);
            aheadBits += Byte.SIZE;
        }
    }

    long bits(int count) {
        if (count == 0) {
            return 0;
        }
        if (aheadBits < count) {
            fill();
        }
        long value = ahead >>> (Long.SIZE - count);
        ahead <<= count;
        aheadBits -= count;
        return value;
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BitWriter.GROUP) {
            long group = bits(BitWriter.GROUP + 1);
            value |= (group & ((1 << BitWriter.GROUP) - 1)) << shift;
            if (group >>> BitWriter.GROUP == 0) {
                return value;
            }
        }
        throw new IllegalStateException("a number of more than " + Long.SIZE + " bits ends at byte " + at);
    }

    long rice(RunningMean mean) {
        int plain = mean.plainBits();
        if (aheadBits < BitWriter.LONGEST_UNARY) {
            fill();
        }
        int unary = Long.numberOfLeadingZeros(~ahead);
        long value;
        if (unary >= BitWriter.LONGEST_UNARY) {
            bits(BitWriter.LONGEST_UNARY);
            value = unsigned();
        } else {
            bits(unary + 1);
            value = ((long) unary << plain) | bits(plain);
        }
        mean.saw(value);
        return value;
    }
}
