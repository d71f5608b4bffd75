package io.dynamote.events.traffic;

import java.nio.ByteBuffer;

import io.dynamote.events.InvalidSampleException;

/**
 * HdrHistogram's V2 encoding, written from and read into pairs of bucket and count, without the dense array between.
 * A head of 40 bytes, then ZigZag LEB128 numbers: a positive one is the count of the next bucket, a negative one so many
 * buckets without any.
 *
 * @see <a href="https://github.com/HdrHistogram/HdrHistogram/blob/HdrHistogram-2.2.2/src/main/java/org/HdrHistogram/AbstractHistogram.java">encodeIntoByteBuffer</a>
 */
public final class HdrEncoding {

    private static final int COOKIE = 0x1c849303 | 0x10;
    private static final int HEAD = 40;
    private static final int DIGITS = 3;
    private static final int LOWEST = 1;

    private HdrEncoding() {}

    /** Receives what a histogram counts. */
    @FunctionalInterface
    public interface Sink {
        /** So many values fell into a bucket. */
        void add(int bucket, long count);
    }

    static final class Writer {

        private final VarBytes counts = new VarBytes(64);
        private int next;

        /** Buckets must come in ascending order. */
        void add(int bucket, long count) {
            if (bucket > next) {
                counts.signed(next - (long) bucket);
            }
            counts.signed(count);
            next = bucket + 1;
        }

        byte[] bytes() {
            byte[] payload = counts.toArray();
            return ByteBuffer.allocate(HEAD + payload.length)
                    .putInt(COOKIE)
                    .putInt(payload.length)
                    .putInt(0)
                    .putInt(DIGITS)
                    .putLong(LOWEST)
                    .putLong(Buckets.HIGHEST)
                    .putDouble(1.0)
                    .put(payload)
                    .array();
        }
    }

    /**
     * Reads a histogram with the buckets of {@link Buckets}; an empty array holds nothing.
     *
     * @throws InvalidSampleException if it is not one
     */
    public static void decode(byte[] encoded, Sink sink) throws InvalidSampleException {
        if (encoded.length == 0) {
            return;
        }
        ByteBuffer head = ByteBuffer.wrap(encoded);
        if (encoded.length < HEAD
                || head.getInt() != COOKIE
                || head.getInt() != encoded.length - HEAD
                || head.getInt() != 0
                || head.getInt() != DIGITS
                || head.getLong() != LOWEST
                || head.getLong() > Buckets.HIGHEST) {
            throw new InvalidSampleException(
                    "histogram",
                    encoded.length + " bytes",
                    "must be an HdrHistogram V2 of 3 digits from 1 to 1 h in µs");
        }
        VarReader in = new VarReader(encoded, HEAD);
        int bucket = 0;
        while (in.hasMore()) {
            long number = in.signed();
            if (number < 0) {
                bucket = number < -Buckets.COUNT ? Buckets.COUNT : (int) (bucket - number);
            } else {
                if (bucket >= Buckets.COUNT) {
                    throw new InvalidSampleException(
                            "histogram", "bucket " + bucket, "must have at most " + Buckets.COUNT + " buckets");
                }
                if (number > 0) {
                    sink.add(bucket, number);
                }
                bucket++;
            }
        }
    }
}
