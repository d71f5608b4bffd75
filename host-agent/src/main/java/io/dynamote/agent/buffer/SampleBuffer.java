package io.dynamote.agent.buffer;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples that wait for their delivery, on disk: what was appended survives a restart and a kill of the agent, and all but
 * the last half minute a loss of power (the kernel writes when it likes; waiting for the disk once a second would wear it).
 * A record that was cut by a kill ends its segment; each start begins a new one. Segments that have to wait are
 * compressed. When the limit is reached the oldest segment is discarded and its samples are counted.
 *
 * <p>One thread appends, one delivers.
 */
public final class SampleBuffer implements Closeable {

    private static final long LARGEST_SEGMENT = 1024 * 1024;
    private static final int LEAST_SEGMENTS = 8;

    /** Delivered data is discarded in such steps: soon enough that most of it never reaches the disk. */
    private static final long DELIVERED_STEP = 64 * 1024;

    private final long limit;
    private final long segmentSize;
    private final Segments segments;
    private final Progress progress;
    private RandomAccessFile active;
    private long activeNumber;

    /**
     * Opens the buffer of a directory, which belongs to this agent alone.
     *
     * @param limit bytes that it may take on the disk, apart from the segment that is just being compressed
     */
    public SampleBuffer(Path directory, long limit) throws IOException {
        this.limit = limit;
        this.segmentSize = Math.min(LARGEST_SEGMENT, limit / LEAST_SEGMENTS);
        this.segments = new Segments(directory);
        this.progress = new Progress(directory.resolve("progress"));
        this.activeNumber = Math.max(segments.newest(), progress.delivered().segment()) + 1;
        this.active = segments.open(activeNumber);
        segments.grew(activeNumber, 0);
        if (!segments.has(progress.delivered().segment())) {
            progress.moveTo(new Position(segments.after(progress.delivered().segment()), 0));
        }
        discardDelivered();
    }

    /** Keeps one sample. */
    public synchronized void append(byte[] sample, int length) throws IOException {
        byte[] record = SampleRecord.encode(sample, length);
        long size = segments.size(activeNumber);
        if (size > 0 && size + record.length > segmentSize) {
            roll();
        }
        while (segments.sizeOnDisk() + record.length > limit && segments.oldest() < activeNumber) {
            dropOldest();
        }
        active.seek(segments.size(activeNumber));
        active.write(record);
        segments.grew(activeNumber, segments.size(activeNumber) + record.length);
        notifyAll();
    }

    /** The oldest samples that are not acknowledged; none if nothing waits. */
    public synchronized Batch next(int mostSamples, int mostBytes) throws IOException {
        List<byte[]> samples = new ArrayList<>();
        Position at = progress.delivered();
        int bytes = 0;
        while (true) {
            try (SegmentReader reader = segments.read(at)) {
                for (byte[] sample = reader.next(); sample != null; sample = reader.next()) {
                    if (!samples.isEmpty() && (samples.size() == mostSamples || bytes + sample.length > mostBytes)) {
                        return new Batch(samples, at);
                    }
                    samples.add(sample);
                    bytes += sample.length;
                    at = new Position(at.segment(), reader.offset());
                }
                boolean all = at.segment() == activeNumber && at.offset() == segments.size(activeNumber);
                if (all || !samples.isEmpty()) {
                    return new Batch(samples, at);
                }
                at = leave(at, reader.isDamaged());
            }
        }
    }

    /** Forgets the samples of the batch. */
    public synchronized void acknowledge(Batch batch) throws IOException {
        if (batch.end().compareTo(progress.delivered()) > 0) {
            progress.moveTo(batch.end());
            discardDelivered();
        }
    }

    /**
     * Makes complete segments small, each about a tenth, for the time that they have to wait. Called by the thread that
     * delivers; samples are appended meanwhile.
     */
    public void compress() throws IOException {
        for (long number = compressible(); number > 0; number = compressible()) {
            segments.compress(number);
            synchronized (this) {
                segments.replace(number);
            }
        }
    }

    private synchronized long compressible() {
        return segments.compressible(activeNumber);
    }

    /** Waits until samples are there. */
    public synchronized void awaitSamples() throws InterruptedException {
        while (waitingBytes() == 0) {
            wait();
        }
    }

    /** Bytes of samples that are not acknowledged. */
    public synchronized long waitingBytes() {
        return segments.sizeFrom(progress.delivered());
    }

    /** Samples that were discarded because the buffer was full, since it was made. */
    public synchronized long dropped() {
        return progress.dropped();
    }

    /** Places that could not be read, since the buffer was made. */
    public synchronized long damaged() {
        return progress.damaged();
    }

    @Override
    public synchronized void close() throws IOException {
        active.close();
        progress.close();
    }

    /** Goes behind a segment of which no record can be read any more. */
    private Position leave(Position end, boolean damaged) throws IOException {
        if (end.segment() == activeNumber) {
            roll();
        }
        Position next = new Position(segments.after(end.segment()), 0);
        if (damaged) {
            progress.skipDamage(next);
        } else {
            progress.moveTo(next);
        }
        return next;
    }

    private void dropOldest() throws IOException {
        long oldest = segments.oldest();
        Position from = progress.delivered();
        // A segment before that place is delivered and could not be deleted then.
        if (from.segment() == oldest) {
            progress.drop(new Position(segments.after(oldest), 0), segments.recordsFrom(from));
        }
        segments.deleteBefore(segments.after(oldest));
    }

    private void discardDelivered() throws IOException {
        Position delivered = progress.delivered();
        boolean all = delivered.segment() == activeNumber && delivered.offset() == segments.size(activeNumber);
        if (all && delivered.offset() >= DELIVERED_STEP) {
            roll();
            progress.moveTo(new Position(activeNumber, 0));
        }
        segments.deleteBefore(progress.delivered().segment());
    }

    /** Nothing has changed if the next segment cannot be opened: then the next sample that is appended tries again. */
    private void roll() throws IOException {
        RandomAccessFile next = segments.open(activeNumber + 1);
        RandomAccessFile full = active;
        active = next;
        activeNumber++;
        segments.grew(activeNumber, 0);
        full.close();
    }
}
