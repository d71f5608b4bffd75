package io.dynamote.alert.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.silence.Silence;
import io.dynamote.alert.silence.SilenceId;
import io.dynamote.alert.store.SilenceStore;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.page.Page;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/silences}: what nobody is told of for a while. */
@Controller(SilenceController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SilenceController {

    static final String PATH = "/api/silences";
    private static final Duration SHOWN = Duration.ofDays(5);
    private static final int MOST = 1_000;

    private final SilenceStore silences;
    private final FiringAlerts firing;
    private final Writes writes;
    private final Clock clock;
    private final Supplier<UUID> ids;

    SilenceController(SilenceStore silences, FiringAlerts firing, Writes writes, Clock clock, Supplier<UUID> ids) {
        this.silences = silences;
        this.firing = firing;
        this.writes = writes;
        this.clock = clock;
        this.ids = ids;
    }

    /** Those that were not over five days ago, those that end last first. */
    @Get
    Page<SilenceView> list() {
        Instant now = clock.instant();
        List<LabelSet> alerts = firing.labels();
        return Page.current(
                silences.since(now.minus(SHOWN), MOST).stream()
                        .map(silence -> SilenceView.of(silence, alerts, now))
                        .toList(),
                null,
                now);
    }

    @Get("/{id}")
    SilenceView show(UUID id) {
        return view(silences.find(new SilenceId(id)).orElseThrow(() -> new AlertException.NotFound("silence", id)));
    }

    @Post(consumes = MediaType.ALL)
    HttpResponse<byte[]> add(HttpRequest<?> request, @Body byte @Nullable [] body) {
        SilenceId id = new SilenceId(ids.get());
        Silence silence = SilenceInput.read(JsonBody.parse(body), id, writes.actor(request), clock.instant());
        MutableHttpResponse<byte[]> answer =
                writes.once(request, body, HttpStatus.CREATED, () -> view(silences.add(silence)));
        String made = JsonBody.parse(answer.body()).path("id").asText();
        return answer.header(HttpHeaders.LOCATION, PATH + "/" + made);
    }

    /** Changes it; if that makes it another one, the answer has another id. */
    @Put(uri = "/{id}", consumes = MediaType.ALL)
    HttpResponse<byte[]> change(HttpRequest<?> request, UUID id, @Body byte @Nullable [] body) {
        Silence silence =
                SilenceInput.read(JsonBody.parse(body), new SilenceId(id), writes.actor(request), clock.instant());
        return writes.once(
                request, body, HttpStatus.OK, () -> view(silences.change(silence, new SilenceId(ids.get()))));
    }

    /** Ends it; it stays in the list. */
    @Delete("/{id}")
    HttpResponse<byte[]> expire(HttpRequest<?> request, UUID id) {
        return writes.once(request, null, HttpStatus.OK, () -> view(silences.expire(new SilenceId(id))));
    }

    private SilenceView view(Silence silence) {
        return SilenceView.of(silence, firing.labels(), clock.instant());
    }
}
