package io.dynamote.alert.alertmanager;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.silence.Silence;
import io.dynamote.alert.silence.SilenceId;
import io.dynamote.alert.silence.SilenceReader;
import io.dynamote.alert.store.SilenceStore;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/v2/silences} and {@code /api/v2/silence/{id}}. */
@Controller("/api/v2")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SilencesController {

    private static final Duration KEPT = Duration.ofDays(5);
    private static final int MOST = 10_000;

    private final SilenceStore silences;
    private final Clock clock;
    private final Supplier<UUID> ids;

    SilencesController(SilenceStore silences, Clock clock, Supplier<UUID> ids) {
        this.silences = silences;
        this.clock = clock;
        this.ids = ids;
    }

    /** Those whose own matchers, read as labels, meet the filter. */
    @Get("/silences")
    List<SilenceBody> list(HttpRequest<?> request) {
        Instant now = clock.instant();
        Matchers filter = AlertChoice.filter(request.getParameters().getAll("filter"));
        return silences.since(now.minus(KEPT), MOST).stream()
                .filter(silence -> filter.matches(labels(silence)))
                .map(silence -> SilenceBody.of(silence, now))
                .toList();
    }

    private static LabelSet labels(Silence silence) {
        Map<String, String> labels = new HashMap<>();
        silence.matchers().all().forEach(matcher -> labels.put(matcher.name(), matcher.value()));
        return LabelSet.of(labels);
    }

    @Get("/silence/{id}")
    HttpResponse<SilenceBody> show(UUID id) {
        return silences.find(new SilenceId(id))
                .<HttpResponse<SilenceBody>>map(silence -> HttpResponse.ok(SilenceBody.of(silence, clock.instant())))
                .orElseGet(HttpResponse::notFound);
    }

    /** Sets a silence; one with an id is changed. */
    @Post(uri = "/silences", consumes = MediaType.ALL)
    Map<String, String> set(@Body byte @Nullable [] body) {
        JsonNode sent = JsonBody.parse(body).deepCopy();
        String id = sent.path("id").asText("");
        if (sent instanceof ObjectNode object) {
            object.remove(List.of("id", "status", "updatedAt"));
        }
        SilenceId next = new SilenceId(ids.get());
        FieldErrors errors = new FieldErrors();
        var read = SilenceReader.read(ObjectReader.of(sent, errors), id.isEmpty() ? next : known(id), clock.instant());
        errors.throwIfAny();
        Silence silence = read.orElseThrow();
        Silence kept = id.isEmpty() ? silences.add(silence) : silences.change(silence, next);
        return Map.of("silenceID", kept.id().toString());
    }

    private static SilenceId known(String id) {
        try {
            return new SilenceId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.of("id", id, "must be the id of a silence");
        }
    }

    @Delete("/silence/{id}")
    HttpResponse<?> expire(UUID id) {
        var _ = silences.expire(new SilenceId(id));
        return HttpResponse.ok();
    }
}
