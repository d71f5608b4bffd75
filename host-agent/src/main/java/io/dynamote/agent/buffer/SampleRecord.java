package io.dynamote.agent.buffer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/** The form of one sample in a segment: length, checksum of length and content, content. */
final class SampleRecord {

    /** Bytes before the content. */
    static final int HEADER = 8;

    private static final int LONGEST = 1024 * 1024;

    private SampleRecord() {}

    static byte[] encode(byte[] content, int length) {
        byte[] record = new byte[HEADER + length];
        put(record, 0, length);
        put(record, 4, checksum(content, length));
        System.arraycopy(content, 0, record, HEADER, length);
        return record;
    }

    /** The content that begins where the file stands; null if what stands there is no whole record. */
    static byte @Nullable [] read(RandomAccessFile file) throws IOException {
        long left = file.length() - file.getFilePointer();
        if (left < HEADER) {
            return null;
        }
        int length = file.readInt();
        int checksum = file.readInt();
        if (length < 1 || length > LONGEST || length > left - HEADER) {
            return null;
        }
        byte[] content = new byte[length];
        file.readFully(content);
        return checksum(content, length) == checksum ? content : null;
    }

    private static int checksum(byte[] content, int length) {
        CRC32C crc = new CRC32C();
        crc.update(length);
        crc.update(content, 0, length);
        return (int) crc.getValue();
    }

    private static void put(byte[] target, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            target[at + i] = (byte) (value >>> (24 - 8 * i));
        }
    }
}
