package io.dynamote.web.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The newest frames, bounded by their number and their bytes, for streams that were broken off. */
final class Ring {

    private final int mostFrames;
    private final long mostBytes;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private long bytes;
    private long forgotten = -1;

    Ring(int mostFrames, long mostBytes) {
        this.mostFrames = mostFrames;
        this.mostBytes = mostBytes;
    }

    void add(Frame frame) {
        frames.addLast(frame);
        bytes += frame.bytes().length;
        while (frames.size() > mostFrames || bytes > mostBytes) {
            Frame oldest = frames.removeFirst();
            bytes -= oldest.bytes().length;
            forgotten = oldest.number();
        }
    }

    /** Whether nothing after this place has been forgotten. */
    boolean reaches(long number) {
        return number >= forgotten;
    }

    /** Frames of these topics after a place, in order. */
    List<Frame> after(long number, Set<String> topics) {
        return frames.stream()
                .filter(frame -> frame.number() > number && topics.contains(frame.topic()))
                .toList();
    }
}
