package io.dynamote.web.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Numbers events, remembers the newest and hands each to all who asked for its topic. Never waits for anyone. */
@Singleton
public final class StreamHub implements Measured {

    private static final int MOST_FRAMES = 4_096;
    private static final long MOST_BYTES = 8L << 20;

    private final String run;
    private final Ring ring;
    private final List<Viewer> viewers = new ArrayList<>();
    private final LongAdder frames = new LongAdder();
    private final LongAdder sentBytes = new LongAdder();
    private final LongAdder cutOff = new LongAdder();
    private long next;

    @Inject
    StreamHub(Supplier<UUID> ids) {
        this(ids.get().toString().substring(0, 8), new Ring(MOST_FRAMES, MOST_BYTES));
    }

    StreamHub(String run, Ring ring) {
        this.run = run;
        this.ring = ring;
    }

    /** Id of the newest event: a page rendered now has seen everything up to it. */
    public synchronized String position() {
        return new EventId(run, next - 1).toString();
    }

    /** Whether anyone looks at this topic. */
    public synchronized boolean watched(String topic) {
        return viewers.stream().anyMatch(viewer -> viewer.wants(topic));
    }

    /** All topics that anyone looks at. */
    public synchronized Set<String> watchedTopics() {
        return viewers.stream().flatMap(viewer -> viewer.topics().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Sends an event to all who asked for the topic; those that are too slow are cut off. */
    public synchronized void publish(String topic, ServerEvent event) {
        Frame frame = Frame.of(new EventId(run, next++), topic, event);
        ring.add(frame);
        send(viewer -> viewer.wants(topic), frame.bytes());
    }

    /**
     * Sends what counts only now, such as a figure that the next one replaces: it has no place of its own and is not
     * remembered, so that it never pushes out what a broken stream has to catch up on.
     */
    public synchronized void tell(String topic, ServerEvent event) {
        byte[] bytes = Frame.withoutId(event).getBytes(StandardCharsets.UTF_8);
        send(viewer -> viewer.wants(topic), bytes);
    }

    /** Keeps silent connections open. */
    synchronized void keepAlive() {
        send(_ -> true, Frame.KEEP_ALIVE);
    }

    private void send(Predicate<Viewer> to, byte[] bytes) {
        Iterator<Viewer> all = viewers.iterator();
        while (all.hasNext()) {
            Viewer viewer = all.next();
            if (to.test(viewer)) {
                if (viewer.offer(bytes)) {
                    frames.increment();
                    sentBytes.add(bytes.length);
                } else {
                    cutOff.increment();
                    all.remove();
                    viewer.end();
                }
            }
        }
    }

    /**
     * Opens a stream.
     *
     * @param topics what it gets
     * @param resumable those of the topics for which missed events are all remembered
     * @param last the last id that the browser has seen, or null
     */
    synchronized Opened open(Set<String> topics, Set<String> resumable, @Nullable EventId last) {
        Viewer viewer = new Viewer(topics);
        viewers.add(viewer);
        Optional<List<Frame>> missed = Optional.ofNullable(last)
                .filter(id -> id.run().equals(run) && id.number() < next && ring.reaches(id.number()))
                .map(id -> ring.after(id.number(), resumable));
        return new Opened(viewer, new EventId(run, next - 1), missed.orElse(null));
    }

    synchronized void close(Viewer viewer) {
        viewers.remove(viewer);
    }

    /** Number of open streams. */
    synchronized int size() {
        return viewers.size();
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.gauge("dynamote_stream_viewers", "Open streams of browsers and programs.", this::size),
                Metric.counter("dynamote_stream_frames_total", "Frames handed to viewers.", frames::sum),
                Metric.counter(
                        "dynamote_stream_sent_bytes_total", "Bytes of the frames handed to viewers.", sentBytes::sum),
                Metric.counter(
                        "dynamote_stream_cut_off_total",
                        "Viewers that were cut off because they were too slow, or had gone without a word.",
                        cutOff::sum));
    }

    @PreDestroy
    synchronized void endAll() {
        viewers.forEach(Viewer::end);
        viewers.clear();
    }

    /**
     * A stream that is open and collects already.
     *
     * @param position id of the newest event before it was opened
     * @param since what happened since the last id; null if that cannot be told
     */
    record Opened(Viewer viewer, EventId position, @Nullable List<Frame> since) {

        Optional<List<Frame>> missed() {
            return Optional.ofNullable(since);
        }
    }
}
