package io.dynamote.agent.buffer;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** Reads the samples of one segment, from a place on, as far as they can be read. */
final class SegmentReader implements Closeable {

    private final InputStream in;
    private long offset;
    private boolean damaged;

    private SegmentReader(InputStream in, long offset, boolean damaged) {
        this.in = in;
        this.offset = offset;
        this.damaged = damaged;
    }

    /** Opens a segment. One that somebody took away is damage, not a fault: those behind it can still be read. */
    static SegmentReader open(Path segment, long offset) throws IOException {
        try {
            InputStream in = new BufferedInputStream(new FileInputStream(segment.toFile()));
            try {
                in.skipNBytes(offset);
                return new SegmentReader(in, offset, false);
            } catch (IOException e) {
                in.close();
                if (e instanceof EOFException) {
                    return damaged(offset);
                }
                throw e;
            }
        } catch (FileNotFoundException e) {
            if (Files.notExists(segment)) {
                return damaged(offset);
            }
            throw e;
        }
    }

    private static SegmentReader damaged(long offset) {
        return new SegmentReader(InputStream.nullInputStream(), offset, true);
    }

    /** The next sample; null if there is none that can be read. */
    byte @Nullable [] next() throws IOException {
        byte[] header = in.readNBytes(SampleRecord.HEADER);
        if (header.length < SampleRecord.HEADER) {
            return null;
        }
        int length = ByteBuffer.wrap(header).getInt();
        if (length < 1 || length > SampleRecord.LONGEST) {
            damaged = true;
            return null;
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            return null;
        }
        if (SampleRecord.checksum(content, length)
                != ByteBuffer.wrap(header).getInt(Integer.BYTES)) {
            damaged = true;
            return null;
        }
        offset += SampleRecord.HEADER + length;
        return content;
    }

    /** The place behind the last sample. */
    long offset() {
        return offset;
    }

    /** Whether there was no next sample for another reason than the end, or a record that a kill cut. */
    boolean isDamaged() {
        return damaged;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
