package io.dynamote.web.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.core.io.buffer.ByteArrayBufferFactory;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * {@code GET /api/stream}: current state first, then every change. With {@code Last-Event-ID}, or {@code after} for the
 * first connection of a page, only what happened since.
 */
@Controller("/api/stream")
final class StreamController {

    private static final int MOST_TOPICS = 16;

    private final StreamHub hub;
    private final List<StateSource> sources;

    StreamController(StreamHub hub, List<StateSource> sources) {
        this.hub = hub;
        this.sources = sources;
    }

    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Publisher<ByteBuffer<?>>> stream(
            @QueryValue String topics,
            @QueryValue @Nullable String after,
            @Header("Last-Event-ID") @Nullable String lastEventId) {
        Set<String> wanted = checked(topics);
        Set<String> resumable = wanted.stream()
                .filter(topic -> source(topic).orElseThrow().complete(topic))
                .collect(Collectors.toSet());
        EventId last = EventId.parse(lastEventId == null ? after : lastEventId).orElse(null);
        StreamHub.Opened opened = hub.open(wanted, resumable, last);
        Flux<ByteBuffer<?>> frames = Flux.concat(
                        Flux.just(beginning(opened, wanted, resumable)),
                        opened.viewer().frames())
                .doFinally(_ -> hub.close(opened.viewer()))
                .map(ByteArrayBufferFactory.INSTANCE::wrap);
        return HttpResponse.<Publisher<ByteBuffer<?>>>ok(frames)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
    }

    private Set<String> checked(String topics) {
        Set<String> wanted = new LinkedHashSet<>(List.of(topics.split(",", -1)));
        if (wanted.size() > MOST_TOPICS) {
            throw InvalidInputException.of("topics", topics, "must be at most " + MOST_TOPICS + " topics");
        }
        wanted.stream().filter(topic -> source(topic).isEmpty()).findFirst().ifPresent(topic -> {
            throw InvalidInputException.of("topics", topic, "must be topics that exist, separated by commas");
        });
        return wanted;
    }

    private Optional<StateSource> source(String topic) {
        return sources.stream().filter(source -> source.serves(topic)).findFirst();
    }

    private byte[] beginning(StreamHub.Opened opened, Set<String> wanted, Set<String> resumable) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        opened.missed().ifPresent(frames -> frames.forEach(frame -> bytes.writeBytes(frame.bytes())));
        wanted.stream()
                .filter(topic -> opened.missed().isEmpty() || !resumable.contains(topic))
                .flatMap(topic -> source(topic).orElseThrow().current(topic).stream())
                .map(Frame::withoutId)
                .forEach(text -> bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8)));
        String current = "id: " + opened.position() + "\nretry: 1000\nevent: current\ndata: {}\n\n";
        bytes.writeBytes(current.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
