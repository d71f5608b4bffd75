package io.dynamote.agent.buffer;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

/** Reads the samples of one segment, from a place on, as far as they can be read. */
final class SegmentReader implements Closeable {

    private static final int CHUNK = 8192;

    private final InputStream in;
    private long offset;
    private boolean damaged;

    private SegmentReader(InputStream in, long offset, boolean damaged) {
        this.in = in;
        this.offset = offset;
        this.damaged = damaged;
    }

    /**
     * Opens a segment. One that somebody took away, or that cannot be decompressed, is damage and no fault: those behind it
     * can still be read.
     *
     * @param offset byte among those of the records
     */
    static SegmentReader open(Path segment, boolean compressed, long offset) throws IOException {
        try {
            InputStream file = new FileInputStream(segment.toFile());
            try {
                InputStream in = compressed ? new GZIPInputStream(file, CHUNK) : new BufferedInputStream(file, CHUNK);
                in.skipNBytes(offset);
                return new SegmentReader(in, offset, false);
            } catch (IOException e) {
                file.close();
                if (isDamage(e)) {
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

    /** Bytes of the records in a compressed segment, as its end says: their number modulo 2^32 in reverse order. */
    static long contentOf(Path compressed) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(compressed.toFile(), "r")) {
            if (file.length() < Integer.BYTES) {
                return 0;
            }
            file.seek(file.length() - Integer.BYTES);
            return Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
        }
    }

    private static SegmentReader damaged(long offset) {
        return new SegmentReader(InputStream.nullInputStream(), offset, true);
    }

    private static boolean isDamage(IOException e) {
        return e instanceof EOFException || e instanceof ZipException;
    }

    /** The next sample; null if there is none that can be read. */
    byte @Nullable [] next() throws IOException {
        try {
            return record();
        } catch (IOException e) {
            if (isDamage(e)) {
                damaged = true;
                return null;
            }
            throw e;
        }
    }

    private byte @Nullable [] record() throws IOException {
        ByteBuffer header = ByteBuffer.wrap(in.readNBytes(SampleRecord.HEADER));
        if (header.limit() < SampleRecord.HEADER) {
            return null;
        }
        int length = header.getInt();
        if (length < 1 || length > SampleRecord.LONGEST) {
            damaged = true;
            return null;
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            return null;
        }
        if (SampleRecord.checksum(content, length) != header.getInt()) {
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
