package io.dynamote.telemetry.history.rollup;

/**
 * About how large the next number will be, from those before it: what writer and reader of a Rice code both know, so that
 * it need not be written. The rule is that of JPEG-LS.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-T.87">ITU-T T.87, A.5.1</a>
 */
final class RunningMean {

    private static final int MEMORY = 12;

    private long sum;
    private long count = 1;

    RunningMean(long guess) {
        this.sum = guess;
    }

    /** How many low bits of the next number to write as they are: the least for which count × 2^bits reaches the sum. */
    int plainBits() {
        int bits = Long.numberOfLeadingZeros(count) - Long.numberOfLeadingZeros(sum);
        if (bits < 0) {
            return 0;
        }
        return count << bits < sum ? bits + 1 : bits;
    }

    void saw(long number) {
        sum += number;
        count++;
        if (count == MEMORY) {
            sum >>= 1;
            count >>= 1;
        }
    }
}
