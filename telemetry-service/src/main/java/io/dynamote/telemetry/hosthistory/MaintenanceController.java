package io.dynamote.telemetry.hosthistory;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

import io.dynamote.events.DrawnText;
import io.dynamote.runtime.actor.ActorProvider;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.telemetry.host.HostException;
import io.dynamote.telemetry.host.HostMemory;
import io.dynamote.telemetry.host.Maintenance;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/hosts/{id}/maintenance}: says that somebody works on a host. */
@Controller("/api/hosts/{id}/maintenance")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MaintenanceController {

    private static final int LONGEST_REASON = 500;

    private final HostFactsKeeper facts;
    private final HostMemory memory;
    private final ActorProvider actors;
    private final Clock clock;

    MaintenanceController(HostFactsKeeper facts, HostMemory memory, ActorProvider actors, Clock clock) {
        this.facts = facts;
        this.memory = memory;
        this.actors = actors;
        this.clock = clock;
    }

    /** Begins a maintenance, or changes its end and reason. */
    @Put(consumes = MediaType.ALL)
    Maintenance begin(String id, HttpRequest<?> request, @Body byte @Nullable [] body) {
        if (!memory.isKnown(id)) {
            throw new HostException.NotFound(id);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        FieldErrors errors = new FieldErrors();
        ObjectReader in = ObjectReader.of(JsonBody.parse(body), errors);
        Instant until = in.text("until").as(text -> future(text, now)).orNull();
        String reason = in.text("reason")
                .as(text -> DrawnText.line(text, LONGEST_REASON))
                .optional()
                .orElse("");
        in.refuseOthers();
        errors.throwIfAny();
        facts.begin(id, new Maintenance(now, until, reason, actors.of(request).name()));
        return facts.maintenance(id, now).orElseThrow();
    }

    /** Ends it. */
    @Delete
    HttpResponse<?> end(String id) {
        facts.end(id);
        return HttpResponse.noContent();
    }

    private static Instant future(String text, Instant now) {
        try {
            Instant until = Instant.parse(text);
            if (until.isAfter(now)) {
                return until;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a time like 2026-11-20T12:00:00Z", e);
        }
        throw new IllegalArgumentException("must be in the future");
    }
}
