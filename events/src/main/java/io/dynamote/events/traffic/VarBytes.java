package io.dynamote.events.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow, written as unsigned LEB128 numbers and texts. */
public final class VarBytes {

    private byte[] bytes;
    private int size;

    /** Empty, with room for so many bytes before it must grow. */
    public VarBytes(int room) {
        this.bytes = new byte[Math.max(16, room)];
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    /** Takes everything back, keeping the room. */
    public void clear() {
        size = 0;
    }

    /** Writes a number that is at least 0. */
    public void unsigned(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Writes any number, small ones of either sign in one byte. */
    public void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    /** Writes the length in bytes and the UTF-8 form. */
    public void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        unsigned(utf8.length);
        append(utf8, utf8.length);
    }

    /** Writes what another one holds. */
    public void append(VarBytes other) {
        append(other.bytes, other.size);
    }

    private void append(byte[] source, int length) {
        reserve(length);
        System.arraycopy(source, 0, bytes, size, length);
        size += length;
    }

    /** A copy of what was written. */
    public byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
