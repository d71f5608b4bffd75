package io.dynamote.agent.delivery;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.DoubleSupplier;

import io.dynamote.agent.buffer.Batch;
import io.dynamote.agent.buffer.SampleBuffer;

/** Takes samples from the buffer and sends them until they are taken, the oldest first. One thread. */
public final class Delivery implements Runnable, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
    private static final int MOST_SAMPLES = 500;
    private static final int MOST_BYTES = 512 * 1024;

    /** Of an attempt that will probably fail like the one before: it must not cost what a full batch does. */
    private static final int MOST_UNANSWERED = 20;

    private static final Duration LAST_ATTEMPT = Duration.ofSeconds(2);

    private final SampleBuffer buffer;
    private final TelemetryClient client;
    private final Duration interval;
    private final BackOff backOff;
    private final Thread thread = Thread.ofPlatform().name("delivery").daemon().unstarted(this);
    private int mostSamples = MOST_SAMPLES;
    private boolean reachable = true;
    private volatile boolean closing;

    /**
     * Prepares the delivery; {@link #start} begins it.
     *
     * @param interval how long samples are collected for a batch when nothing is late
     * @param random from 0 to 1, for the jitter of waits
     */
    public Delivery(SampleBuffer buffer, URI server, Duration interval, Clock clock, DoubleSupplier random) {
        this.buffer = buffer;
        this.client = new TelemetryClient(server, clock);
        this.interval = interval;
        this.backOff = new BackOff(random);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!closing) {
                buffer.awaitSamples();
                Duration wait = deliver();
                if (!wait.isZero()) {
                    compress();
                    Thread.sleep(wait);
                }
            }
        } catch (InterruptedException e) {
            // Asked to end: what waits is tried once more and otherwise stays on the disk.
            deliver();
        }
    }

    /** Ends after one more attempt; what is not delivered stays in the buffer. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.interrupt();
        thread.join(LAST_ATTEMPT);
    }

    /** Sends one batch; answers how long to wait before the next. */
    private Duration deliver() {
        try {
            int most = reachable ? mostSamples : Math.min(mostSamples, MOST_UNANSWERED);
            Batch batch = buffer.next(most, MOST_BYTES);
            if (batch.samples().isEmpty()) {
                return Duration.ZERO;
            }
            return switch (client.send(batch.samples())) {
                case Answer.Taken() -> taken(batch);
                case Answer.Later(Duration after) -> after;
                case Answer.TooLarge() -> split(batch);
                case Answer.Unknown(String why) -> again(why);
            };
        } catch (IOException e) {
            return again("the buffer cannot be read: " + e);
        }
    }

    private Duration taken(Batch batch) throws IOException {
        if (!reachable) {
            // Put together here: a number as a parameter loads the formats of the locale, a megabyte that stays.
            LOG.log(System.Logger.Level.INFO, "Delivering again, " + buffer.waitingBytes() + " bytes wait.");
            reachable = true;
        }
        backOff.reset();
        buffer.acknowledge(batch);
        return buffer.waitingBytes() == 0 ? interval : Duration.ZERO;
    }

    private Duration split(Batch batch) throws IOException {
        if (batch.samples().size() == 1) {
            LOG.log(System.Logger.Level.WARNING, "Discarding a sample that is too large to be sent by itself.");
            buffer.acknowledge(batch);
        }
        mostSamples = Math.max(1, batch.samples().size() / 2);
        return Duration.ZERO;
    }

    private Duration again(String why) {
        if (reachable) {
            LOG.log(System.Logger.Level.WARNING, "Keeping samples, no delivery: {0}", why);
            reachable = false;
        }
        return backOff.next();
    }

    /** Samples that have to wait for long take less of the disk. */
    private void compress() {
        try {
            buffer.compress();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Samples wait as they are: {0}", e);
        }
    }
}
