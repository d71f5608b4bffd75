package io.dynamote.agent.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.dynamote.agent.buffer.SampleBuffer;
import io.dynamote.agent.kernel.KernelReader;
import io.dynamote.events.host.HostIdentity;
import io.dynamote.events.host.HostSampleWriter;

/** Takes a sample at each beat and puts it into the buffer. A beat that is missed is left out, not made up for. */
public final class Sampling implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Sampling.class.getName());

    private final Sampler sampler;
    private final SlowSections slow;
    private final SampleBuffer buffer;
    private final long interval;
    private final Reused bytes = new Reused();
    private final Thread thread = new Thread(this::run, "sampling");
    private boolean failing;
    private volatile boolean closing;

    /** Prepares it; {@link #start} takes the first sample. */
    public Sampling(
            HostIdentity host,
            long epoch,
            Duration interval,
            Clock clock,
            KernelReader kernel,
            SlowSections slow,
            SampleBuffer buffer) {
        this.sampler = new Sampler(host, epoch, clock, kernel, slow, buffer);
        this.slow = slow;
        this.buffer = buffer;
        this.interval = interval.toNanos();
    }

    /** Begins; the first sample does not wait for any slow section. */
    public void start() {
        thread.start();
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        LockSupport.unpark(thread);
        thread.join(Duration.ofNanos(interval));
        slow.close();
    }

    private void run() {
        long next = System.nanoTime();
        sample();
        slow.start();
        while (!closing) {
            next += interval;
            long late = System.nanoTime() - next;
            if (late > interval) {
                next += late / interval * interval;
            }
            for (long left = next - System.nanoTime(); left > 0 && !closing; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (!closing) {
                sample();
            }
        }
    }

    private void sample() {
        try {
            bytes.reset();
            HostSampleWriter.write(sampler.next(), bytes);
            buffer.append(bytes.buffer(), bytes.size());
            failing = false;
        } catch (IOException e) {
            // A full disk lasts; saying so once is enough. The gap in the sequence shows what is missing.
            if (!failing) {
                LOG.log(System.Logger.Level.ERROR, "A sample could not be kept: " + e);
            }
            failing = true;
        }
    }

    /** Hands out its array instead of a copy. */
    private static final class Reused extends ByteArrayOutputStream {

        private static final int USUAL = 8192;

        Reused() {
            super(USUAL);
        }

        byte[] buffer() {
            return buf;
        }
    }
}
