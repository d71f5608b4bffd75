package io.dynamote.web.traffic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.signal.Signal;
import io.dynamote.web.stream.ServerEvent;
import io.dynamote.web.stream.StateSource;
import io.dynamote.web.stream.StreamHub;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The topics {@code signals:traffic}, with the signals of all scopes, and {@code signals:traffic:<scope>}, each scope at most
 * every 100 ms. A signal is written once for all viewers, and only if there are any. Nothing is remembered: the next
 * signal replaces the one before.
 */
@Singleton
final class TrafficPush implements StateSource {

    static final String ALL = "signals:traffic";
    static final String ONE = "signals:traffic:";
    private static final long INTERVAL_MILLIS = 100;
    private static final long IDLE_MILLIS = 1_000;

    private final TrafficSignals signals;
    private final StreamHub hub;
    private final Pace pace = new Pace(INTERVAL_MILLIS);
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;

    TrafficPush(TrafficSignals signals, StreamHub hub) {
        this.signals = signals;
        this.hub = hub;
        this.thread = Thread.ofVirtual().name("push-signals").start(this::run);
    }

    @Override
    public boolean serves(String topic) {
        return topic.equals(ALL) || scope(topic) != null;
    }

    private static @Nullable Scope scope(String topic) {
        if (!topic.startsWith(ONE)) {
            return null;
        }
        String text = topic.substring(ONE.length());
        return Scope.isOne(text) ? new Scope(text) : null;
    }

    @Override
    public boolean complete(String topic) {
        return false;
    }

    @Override
    public List<ServerEvent> current(String topic) {
        Scope scope = scope(topic);
        List<Signal> known =
                scope == null ? signals.all() : signals.latest(scope).stream().toList();
        return known.stream().map(TrafficPush::event).toList();
    }

    /** A scope has a newer signal. Does not wait. */
    void changed(Signal signal) {
        pace.changed(signal.entity(), now());
        news.release();
    }

    private void run() {
        try {
            while (true) {
                OptionalLong pause = pace.pause(now());
                if (pause.orElse(IDLE_MILLIS) > 0
                        && news.tryAcquire(pause.orElse(IDLE_MILLIS), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
                pace.take(now()).forEach(this::publish);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(String scope) {
        boolean one = hub.watched(ONE + scope);
        boolean all = hub.watched(ALL);
        if (one || all) {
            signals.latest(new Scope(scope)).map(TrafficPush::event).ifPresent(event -> {
                hub.tell(ONE + scope, event);
                hub.tell(ALL, event);
            });
        }
    }

    private static ServerEvent event(Signal signal) {
        return new ServerEvent(SampleType.SIGNAL.id(), new String(SampleCodec.encode(signal), StandardCharsets.UTF_8));
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    @PreDestroy
    void close() {
        thread.interrupt();
    }
}
