package io.dynamote.web.job;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.dynamote.web.page.QueryString;
import io.dynamote.web.state.Listings;
import io.dynamote.web.upstream.Answer;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads jobs from telemetry-service; while it is away, the board as it was last. */
@Singleton
final class Jobs {

    private static final int EVENTS = 100;

    private final ServiceClient services;
    private final Listings listings;
    private final Clock clock;
    private final AtomicReference<@Nullable Known> last = new AtomicReference<>();

    Jobs(ServiceClient services, Listings listings, Clock clock) {
        this.services = services;
        this.listings = listings;
        this.clock = clock;
    }

    private record Known(JobBoard board, Instant at) {}

    /**
     * What the templates of the board read.
     *
     * @param state {@code archived} for the archive; empty for the board
     * @param q part of name, kind, source or id; empty for all
     * @param cursor of the page; empty for the first
     */
    Map<String, Object> model(String state, String q, String cursor) {
        Map<String, Object> model = new HashMap<>();
        model.put("archive", state.equals("archived"));
        model.put("q", q);
        model.put("caveat", "");
        model.put("asOf", null);
        String query = new QueryString()
                .with("state", state)
                .with("q", q)
                .with("cursor", cursor)
                .with("limit", "100")
                .toString();
        boolean plain = (state + q + cursor).isEmpty();
        switch (services.get(Upstream.TELEMETRY, "/api/jobs" + query, JobBoard.class)) {
            case Answer.Found<JobBoard>(JobBoard board) -> {
                if (plain) {
                    last.set(new Known(board, clock.instant()));
                }
                fill(model, board, q);
                model.put("next", next(board, state, q));
            }
            case Answer.Refused<JobBoard> refused -> without(model, plain, refused.reason());
            case Answer.Unavailable<JobBoard> away -> without(model, plain, away.reason());
        }
        return model;
    }

    private static void fill(Map<String, Object> model, JobBoard board, String q) {
        model.put("state", !board.items().isEmpty() ? "full" : q.isEmpty() ? "empty" : "none");
        model.put("cards", board.items().stream().map(JobCard::new).toList());
        model.put("totals", board.totals() == null ? List.of() : board.totals().tiles());
    }

    private static @Nullable String next(JobBoard board, String state, String q) {
        return board.nextCursor() == null
                ? null
                : "/jobs" + new QueryString().with("state", state).with("q", q).with("cursor", board.nextCursor());
    }

    private void without(Map<String, Object> model, boolean plain, String reason) {
        Known known = last.get();
        if (plain && known != null) {
            fill(model, known.board(), "");
            model.put("caveat", "telemetry-service does not answer: this is the last known state.");
            model.put("asOf", known.at());
            model.put("next", null);
            return;
        }
        model.put("state", listings.warmingUp() ? "loading" : "failed");
        model.put("reason", reason);
    }

    /** What happened last to all jobs; empty if that cannot be told. */
    List<JobBoard.Event> events() {
        return services.get(Upstream.TELEMETRY, "/api/jobs/events?limit=" + EVENTS, JobBoard.Events.class)
                .orElse(new JobBoard.Events(List.of()))
                .items();
    }
}
