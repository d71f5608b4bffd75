package io.dynamote.agent.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the text of a kernel file without making objects. It is filled again for each reading; nothing that the text
 * may hold makes it fail.
 */
final class Cursor {

    /** What {@link #number} answers where there is no number. */
    static final long NONE = -1;

    private static final int FIRST_SIZE = 4096;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int end;
    private int at;

    static Cursor of(String text) {
        Cursor cursor = new Cursor();
        cursor.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        cursor.end = cursor.bytes.length;
        return cursor;
    }

    /** The room for {@link KernelFile} to read into. */
    byte[] room(int used) {
        if (used == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        return bytes;
    }

    void filled(int length) {
        end = length;
        at = 0;
    }

    boolean atEnd() {
        return at >= end;
    }

    /** Goes behind this text if it stands here. */
    boolean skip(String ascii) {
        if (at + ascii.length() > end) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        at += ascii.length();
        return true;
    }

    /** The whole number here, behind blanks; {@link #NONE} if there is none or it does not fit. */
    long number() {
        blanks();
        int from = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            int digit = bytes[at++] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                word();
                return NONE;
            }
            value = value * 10 + digit;
        }
        return at == from ? NONE : value;
    }

    /** The number with decimals here, behind blanks; not a number if there is none. */
    double decimal() {
        long whole = number();
        if (whole == NONE) {
            return Double.NaN;
        }
        double value = whole;
        if (at < end && bytes[at] == '.') {
            at++;
            for (double unit = 0.1; at < end && bytes[at] >= '0' && bytes[at] <= '9'; unit /= 10) {
                value += (bytes[at++] - '0') * unit;
            }
        }
        return value;
    }

    /** What stands here behind blanks, up to the next blank or the end of the line; may be empty. */
    String word() {
        return until(' ');
    }

    /** As {@link #word}, up to another character, which is left behind as well. */
    String until(char stop) {
        blanks();
        int from = at;
        while (at < end && bytes[at] != stop && bytes[at] != '\n' && bytes[at] != '\t') {
            at++;
        }
        String word = new String(bytes, from, at - from, StandardCharsets.UTF_8);
        if (at < end && bytes[at] == stop) {
            at++;
        }
        return word;
    }

    /** What is left of the line. */
    String rest() {
        int from = at;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return new String(bytes, from, at - from, StandardCharsets.UTF_8).strip();
    }

    /** Goes to the next line; false at the end of the text. */
    boolean nextLine() {
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        at++;
        return at < end;
    }

    private void blanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
    }
}
