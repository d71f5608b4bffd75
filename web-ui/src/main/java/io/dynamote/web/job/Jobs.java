package io.dynamote.web.job;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.dynamote.web.page.QueryString;
import io.dynamote.web.state.Freshness;
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
    private static final String AWAY = "telemetry-service does not answer: this is the last known state.";
    private static final String UNREAD = "telemetry-service has not read yet what Kafka holds.";

    private final ServiceClient services;
    private final Listings listings;
    private final Clock clock;
    private final AtomicReference<@Nullable Known> last = new AtomicReference<>();

    Jobs(ServiceClient services, Listings listings, Clock clock) {
        this.services = services;
        this.listings = listings;
        this.clock = clock;
    }

    private record Known(JobBoard board, Instant asOf) {}

    /**
     * Which jobs are asked for.
     *
     * @param state {@code archived} for the archive; empty for the board
     * @param q part of name, kind, source or id; empty for all
     * @param cursor of the page; empty for the first
     */
    record Asked(String state, String q, String cursor) {

        static final Asked BOARD = new Asked("", "", "");

        boolean archive() {
            return state.equals("archived");
        }

        private QueryString query() {
            return new QueryString().with("state", state).with("q", q);
        }

        /** Address of the page that shows them. */
        String href() {
            return "/jobs" + query().with("cursor", cursor);
        }
    }

    /** What the templates of the board read. */
    Map<String, Object> model(Asked asked) {
        Map<String, Object> model = new HashMap<>();
        model.put("archive", asked.archive());
        model.put("q", asked.q());
        model.put("href", asked.href());
        String path = "/api/jobs" + asked.query().with("cursor", asked.cursor()).with("limit", "100");
        switch (services.get(Upstream.TELEMETRY, path, JobBoard.class)) {
            case Answer.Found<JobBoard>(JobBoard board) -> told(model, asked, board);
            case Answer.Refused<JobBoard> refused -> without(model, asked, AWAY, refused.reason());
            case Answer.Unavailable<JobBoard> away -> without(model, asked, AWAY, away.reason());
        }
        return model;
    }

    private void told(Map<String, Object> model, Asked asked, JobBoard board) {
        Instant asOf = board.asOf();
        String caveat = Freshness.told(asOf).caveat(clock.instant());
        // The archive lies in Postgres: what is in it can be shown whatever Kafka does.
        if (asOf == null && (!asked.archive() || board.items().isEmpty())) {
            without(model, asked, caveat, UNREAD);
            return;
        }
        if (asOf != null && asked.equals(Asked.BOARD)) {
            last.set(new Known(board, asOf));
        }
        fill(model, asked, board, caveat);
        model.put("asOf", asOf);
        model.put(
                "next",
                board.nextCursor() == null ? null : "/jobs" + asked.query().with("cursor", board.nextCursor()));
    }

    private static void fill(Map<String, Object> model, Asked asked, JobBoard board, String caveat) {
        model.put("state", !board.items().isEmpty() ? "full" : asked.q().isEmpty() ? "empty" : "none");
        model.put("cards", board.items().stream().map(JobCard::new).toList());
        model.put("totals", board.totals() == null ? List.of() : board.totals().tiles());
        model.put("caveat", caveat);
    }

    private void without(Map<String, Object> model, Asked asked, String caveat, String reason) {
        Known known = last.get();
        if (asked.equals(Asked.BOARD) && known != null) {
            fill(model, asked, known.board(), caveat);
            model.put("asOf", known.asOf());
            return;
        }
        model.put("state", listings.warmingUp() ? "loading" : "failed");
        model.put("reason", reason);
    }

    /** Adds what happened last to all jobs, or why that cannot be told. */
    void addEvents(Map<String, Object> model) {
        Answer<JobBoard.Events> answer =
                services.get(Upstream.TELEMETRY, "/api/jobs/events?limit=" + EVENTS, JobBoard.Events.class);
        model.put("events", answer.map(JobBoard.Events::items).orElse(List.of()));
        model.put("eventsTrouble", answer.trouble());
    }
}
