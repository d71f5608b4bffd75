package io.dynamote.web.traffic;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.events.signal.Signal;
import io.dynamote.web.stream.ServerEvent;
import io.dynamote.web.stream.StateSource;
import io.dynamote.web.stream.StreamHub;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;

/**
 * The topics {@code view:traffic:model}, {@code …:deployment} and {@code …:team}: figures of all rows of the table in one
 * event, each second, written once for all viewers. A table that changes faster cannot be read.
 */
@Context
final class TrafficRows implements StateSource {

    static final String TOPIC = "view:traffic:";
    private static final List<String> FIGURES = List.of(
            "activeRequests",
            Reading.RATE,
            Reading.ERROR_RATIO,
            "durationMillis.p95",
            "timeToFirstTokenMillis.p95",
            "outputTokensPerSecond");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TrafficSignals signals;
    private final StreamHub hub;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("push-traffic-rows").factory());

    TrafficRows(TrafficSignals signals, StreamHub hub, Clock clock) {
        this.signals = signals;
        this.hub = hub;
        this.clock = clock;
        var _ = timer.scheduleAtFixedRate(this::push, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public boolean serves(String topic) {
        return topic.startsWith(TOPIC)
                && Dimension.of(topic.substring(TOPIC.length())).key().equals(topic.substring(TOPIC.length()));
    }

    @Override
    public boolean complete(String topic) {
        return false;
    }

    @Override
    public List<ServerEvent> current(String topic) {
        return List.of(event(Dimension.of(topic.substring(TOPIC.length()))));
    }

    private void push() {
        for (Dimension dimension : Dimension.values()) {
            String topic = TOPIC + dimension.key();
            if (hub.watched(topic)) {
                hub.tell(topic, event(dimension));
            }
        }
    }

    private ServerEvent event(Dimension dimension) {
        ObjectNode data = JSON.createObjectNode();
        data.put("asOf", clock.instant().toString());
        ArrayNode rows = data.putArray("rows");
        for (Signal signal : signals.of(dimension)) {
            ObjectNode row = rows.addObject();
            row.put("scope", signal.entity());
            row.put("old", signals.isOld(signal));
            Trail trail = signals.trail(signal.entity());
            if (trail != null) {
                row.put("bucket", trail.newest()).put("last", trail.last());
            }
            ObjectNode figures = row.putObject("figures");
            Reading reading = Reading.of(signal);
            for (String name : FIGURES) {
                figures.put(name, reading.get(name));
            }
        }
        try {
            return new ServerEvent("traffic-rows", JSON.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and text are always writable as JSON", e);
        }
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
