package io.dynamote.events.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.dynamote.events.InvalidSampleException;

/** Reads what {@link VarBytes} wrote, trusting none of it. */
public final class VarReader {

    private static final int LONGEST = 63;

    private final byte[] bytes;
    private int at;

    VarReader(byte[] bytes) {
        this(bytes, 0);
    }

    /** Reads from a place on. */
    public VarReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** Whether the end is not reached. */
    public boolean hasMore() {
        return at < bytes.length;
    }

    /** Reads a number that is at least 0. */
    public long unsigned() throws InvalidSampleException {
        long value = raw();
        if (value < 0) {
            throw new InvalidSampleException(
                    "byte " + at, Long.toUnsignedString(value), "must end a number below 2^63");
        }
        return value;
    }

    /** Reads a number of either sign. */
    public long signed() throws InvalidSampleException {
        long value = raw();
        return (value >>> 1) ^ -(value & 1);
    }

    /** Goes on after so many bytes; they were counted by {@link #count}, so they are there. */
    public void skip(int bytesToSkip) {
        at += bytesToSkip;
    }

    /** Place of the next byte. */
    public int position() {
        return at;
    }

    private long raw() throws InvalidSampleException {
        long value = 0;
        for (int shift = 0; shift <= LONGEST; shift += 7) {
            if (at >= bytes.length) {
                throw new InvalidSampleException("byte " + at, "the end", "must be there");
            }
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new InvalidSampleException("byte " + at, "more than 10 bytes", "must end a number");
    }

    /** Reads a number of things that is bounded. */
    public int count(String what, int most) throws InvalidSampleException {
        long value = unsigned();
        if (value > most) {
            throw new InvalidSampleException(what, Long.toString(value), "must be at most " + most);
        }
        return (int) value;
    }

    /** Reads a text. */
    public String text(int longest) throws InvalidSampleException {
        int length = count("length of a text", longest * 4);
        if (length > bytes.length - at) {
            throw new InvalidSampleException("byte " + at, "the end", "must be a text of " + length + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
            at += length;
            return text;
        } catch (CharacterCodingException e) {
            throw new InvalidSampleException("byte " + at, length + " bytes", "must be UTF-8");
        }
    }
}
