package io.dynamote.web.stream;

import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** One open stream: what it asked for and the few frames that its connection has not taken yet. */
final class Viewer {

    /** Frames that may wait. A browser that is further behind is better served by a new stream. */
    static final int MOST_WAITING = 256;

    private final Set<String> topics;
    private final Sinks.Many<byte[]> sink =
            Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MOST_WAITING));

    Viewer(Set<String> topics) {
        this.topics = Set.copyOf(topics);
    }

    boolean wants(String topic) {
        return topics.contains(topic);
    }

    Set<String> topics() {
        return topics;
    }

    /** Hands over a frame; false if the connection is gone or too slow. */
    boolean offer(byte[] bytes) {
        return sink.tryEmitNext(bytes).isSuccess();
    }

    /** Ends the stream after what is waiting; the browser opens a new one and resumes. */
    void end() {
        sink.tryEmitComplete();
    }

    Flux<byte[]> frames() {
        return sink.asFlux();
    }
}
