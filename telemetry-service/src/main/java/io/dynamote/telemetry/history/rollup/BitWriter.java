package io.dynamote.telemetry.history.rollup;

import java.util.Arrays;

/** Numbers in as few bits as their size needs. */
final class BitWriter {

    /** A Rice code whose unary part would be longer is written as this many ones and a plain number. */
    static final int LONGEST_UNARY = 24;

    static final int GROUP = 4;

    private byte[] bytes = new byte[256];
    private int size;
    private long pending;
    private int pendingBits;

    /** The low bits of a number, at most 32. */
    void bits(long value, int count) {
        pending = (pending << count) | (value & ((1L << count) - 1));
        pendingBits += count;
        while (pendingBits >= Byte.SIZE) {
            pendingBits -= Byte.SIZE;
            append((byte) (pending >>> pendingBits));
        }
    }

    /** Any number from 0 on, in groups of four bits with a fifth that says whether another one follows. */
    void unsigned(long value) {
        long rest = value;
        while (rest >>> GROUP != 0) {
            bits((1L << GROUP) | (rest & ((1 << GROUP) - 1)), GROUP + 1);
            rest >>>= GROUP;
        }
        bits(rest, GROUP + 1);
    }

    /** A number from 0 on that is probably about as large as those before it. */
    void rice(long value, RunningMean mean) {
        int plain = mean.plainBits();
        long unary = value >>> plain;
        if (unary >= LONGEST_UNARY || plain > 32) {
            bits(-1, LONGEST_UNARY);
            unsigned(value);
        } else {
            bits((1L << (unary + 1)) - 2, (int) unary + 1);
            bits(value, plain);
        }
        mean.saw(value);
    }

    private void append(byte next) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = next;
    }

    /** What was written, filled up with zeros to a whole byte. */
    byte[] toArray() {
        if (pendingBits == 0) {
            return Arrays.copyOf(bytes, size);
        }
        byte[] all = Arrays.copyOf(bytes, size + 1);
        all[size] = (byte) (pending << (Byte.SIZE - pendingBits));
        return all;
    }
}
