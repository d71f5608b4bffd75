package io.dynamote.agent.buffer;

import java.util.List;

/** Samples to deliver next, oldest first. Acknowledge it, or the same ones come again. */
public final class Batch {

    private final List<byte[]> samples;
    private final Position end;

    Batch(List<byte[]> samples, Position end) {
        this.samples = List.copyOf(samples);
        this.end = end;
    }

    /** Each sample as it was appended; none if nothing waits. */
    public List<byte[]> samples() {
        return samples;
    }

    Position end() {
        return end;
    }
}
