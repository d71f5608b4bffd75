package io.dynamote.agent.buffer;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The form of one sample in a segment: length, checksum of length and content, content. */
final class SampleRecord {

    /** Bytes before the content. */
    static final int HEADER = 8;

    /** Bytes of content; a greater length is damage. */
    static final int LONGEST = 1024 * 1024;

    private SampleRecord() {}

    static byte[] encode(byte[] content, int length) {
        return ByteBuffer.allocate(HEADER + length)
                .putInt(length)
                .putInt(checksum(content, length))
                .put(content, 0, length)
                .array();
    }

    static int checksum(byte[] content, int length) {
        CRC32C crc = new CRC32C();
        crc.update(length);
        crc.update(content, 0, length);
        return (int) crc.getValue();
    }
}
