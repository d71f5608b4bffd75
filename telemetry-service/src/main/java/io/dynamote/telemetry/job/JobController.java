package io.dynamote.telemetry.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.dynamote.events.job.JobState;
import io.dynamote.runtime.page.Age;
import io.dynamote.runtime.problem.InvalidInputException;
import io.dynamote.runtime.trace.TraceContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/jobs}: tools tell how their jobs stand, people ask. */
@Controller("/api/jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
final class JobController {

    private static final int MOST_EVENTS = 1_000;

    private final JobBoard board;
    private final JobListing listing;
    private final JobPublisher publisher;
    private final JobProperties properties;
    private final Clock clock;

    JobController(JobBoard board, JobListing listing, JobPublisher publisher, JobProperties properties, Clock clock) {
        this.board = board;
        this.listing = listing;
        this.publisher = publisher;
        this.properties = properties;
        this.clock = clock;
    }

    /** Takes a state; one that is older than what is known changes nothing. */
    @Put(uri = "/{+id}", consumes = MediaType.ALL)
    HttpResponse<JobView> put(HttpRequest<?> request, String id, @Body byte @Nullable [] body)
            throws InterruptedException {
        JobState state = JobInput.read(id, body, clock.instant());
        JobState known = board.state(id);
        switch (Judgement.of(known, state)) {
            case NEWS -> {
                Instant sentAt =
                        publisher.publish(state, TraceContext.of(request).traceparent());
                var _ = board.take(state, sentAt);
            }
            case ENDED -> throw new JobException.Ended(known == null ? state : known);
            case KNOWN, OLDER, EARLIER_ATTEMPT -> {
                // what is known stands
            }
        }
        JobView view = board.tell(id, job -> JobView.of(job, clock.instant(), properties));
        return HttpResponse.accepted().body(view == null ? JobView.ended(state, false) : view);
    }

    /** Jobs under way and those that have ended lately, or the archive. */
    @Get
    JobPage list(
            @Nullable @QueryValue String state,
            @Nullable @QueryValue String kind,
            @Nullable @QueryValue String source,
            @Nullable @QueryValue String q,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor) {
        return listing.page(JobFilter.of(state, kind, source, q), limit, cursor);
    }

    /** What happened last to all jobs, newest first. */
    @Get("/events")
    Events events(@QueryValue(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST_EVENTS) {
            throw InvalidInputException.of("limit", limit, "must be 1 to " + MOST_EVENTS);
        }
        Age age = listing.age();
        return new Events(listing.events(limit), age.asOf(), age.stale());
    }

    /** One job with its attempts and what happened to it. */
    @Get("/{+id}")
    JobDetail show(String id) {
        return listing.detail(id);
    }

    /**
     * What happened.
     *
     * @param items newest first
     * @param asOf when this was so; null before the jobs have been read
     * @param stale whether there may have been more since
     */
    record Events(List<JobEvent> items, @Nullable Instant asOf, boolean stale) {}
}
