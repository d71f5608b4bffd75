package io.dynamote.web.traffic;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.dynamote.events.signal.Signal;
import io.dynamote.web.page.Span;
import io.dynamote.web.state.Listings;
import io.dynamote.web.upstream.Answer;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads traffic: live from the signals, else from telemetry-service; the past from telemetry-service's history. */
@Singleton
public final class Traffic {

    private static final String NOT_PUSHED =
            "Signals of telemetry-service do not arrive, so nothing is pushed: figures are from this page's loading.";

    private final TrafficSignals signals;
    private final ServiceClient services;
    private final Listings listings;
    private final Clock clock;

    Traffic(TrafficSignals signals, ServiceClient services, Listings listings, Clock clock) {
        this.signals = signals;
        this.services = services;
        this.listings = listings;
        this.clock = clock;
    }

    /** Tiles and charts of a scope over a span. */
    public Panel panel(Scope scope, Span span) {
        return span.live() ? live(scope, span) : past(scope, span);
    }

    /** The last fifteen minutes of a scope. */
    public Panel live(Scope scope) {
        Instant now = clock.instant();
        return live(scope, new Span(Span.Range.LIVE, now.minusSeconds(900), now));
    }

    private Panel live(Scope scope, Span span) {
        Optional<Signal> signal = signals.latest(scope);
        if (signal.isPresent()) {
            boolean old = signals.isOld(signal.get());
            Reading reading = Reading.of(signal.get());
            boolean nothing = scope.equals(Scope.ALL)
                    && !old
                    && signals.of(Dimension.MODEL).isEmpty()
                    && reading.get("durationMillis.p50") == null;
            return new Panel(
                    nothing ? "empty" : "full",
                    scope,
                    span,
                    reading,
                    signal.get().time(),
                    old,
                    "");
        }
        return asked(
                services.get(
                        Upstream.TELEMETRY,
                        "/api/traffic?scope=" + scope.encoded() + "&windowSeconds=60",
                        TrafficAnswer.class),
                scope,
                span,
                signals.live() || listings.warmingUp() ? "" : NOT_PUSHED);
    }

    private Panel past(Scope scope, Span span) {
        Dimension by = scope.equals(Scope.ALL) ? Dimension.MODEL : Dimension.of(scope.dimension());
        Answer<TrafficAnswer> answer = summary(span, by, scope)
                .then(summary -> summary.of(scope)
                        .<Answer<TrafficAnswer>>map(Answer.Found::new)
                        .orElseGet(() -> new Answer.Refused<>(404, "no traffic")));
        if (answer instanceof Answer.Refused<TrafficAnswer> refused && refused.status() == 404) {
            return Panel.without("empty", scope, span, "");
        }
        return asked(answer, scope, span, "");
    }

    private Panel asked(Answer<TrafficAnswer> answer, Scope scope, Span span, String trouble) {
        return switch (answer) {
            case Answer.Found<TrafficAnswer> found -> {
                Reading reading = Reading.of(found.value());
                Double requests = reading.get("requests");
                boolean nothing = requests != null && requests == 0 && (!span.live() || scope.equals(Scope.ALL));
                yield new Panel(
                        nothing && trouble.isEmpty() ? "empty" : "full",
                        scope,
                        span,
                        reading,
                        clock.instant(),
                        false,
                        trouble);
            }
            case Answer.Refused<TrafficAnswer> refused -> Panel.without("failed", scope, span, refused.reason());
            case Answer.Unavailable<TrafficAnswer> away ->
                Panel.without(listings.warmingUp() ? "loading" : "failed", scope, span, away.reason());
        };
    }

    /** The rows of the table, in order. */
    public Answer<List<TrafficRow>> rows(TrafficQuery query) {
        Answer<List<TrafficRow>> rows = query.span().live() ? liveRows(query.by()) : pastRows(query);
        return rows.map(found -> found.stream().sorted(query.order()).toList());
    }

    private Answer<List<TrafficRow>> liveRows(Dimension by) {
        List<TrafficRow> rows = signals.of(by).stream()
                .map(signal ->
                        TrafficRow.of(new Scope(signal.entity()), Reading.of(signal), signals.trail(signal.entity())))
                .toList();
        return rows.isEmpty() && !signals.live()
                ? new Answer.Unavailable<>("telemetry-service", "its signals do not arrive")
                : new Answer.Found<>(rows);
    }

    private Answer<List<TrafficRow>> pastRows(TrafficQuery query) {
        return summary(query.span(), query.by(), Scope.ALL)
                .map(found -> found.items().stream()
                        .filter(item -> Scope.isOne(query.by().key() + ":" + item.name()))
                        .map(item ->
                                TrafficRow.of(new Scope(query.by().key() + ":" + item.name()), Reading.of(item), null))
                        .toList());
    }

    private Answer<Summary> summary(Span span, Dimension by, Scope scope) {
        return services.get(
                Upstream.TELEMETRY,
                "/api/traffic/history/summary?" + span.query() + "&by=" + by.key() + "&scope=" + scope.encoded(),
                Summary.class);
    }

    /** Names of all scopes of one dimension that are known now, for choosing. */
    List<Scope> known(Dimension dimension) {
        return signals.of(dimension).stream()
                .map(signal -> new Scope(signal.entity()))
                .toList();
    }

    /** Figures of a scope now; null without any lately. */
    public @Nullable Reading now(Scope scope) {
        return signals.reading(scope).orElse(null);
    }

    /**
     * The fields of a summary that are read.
     *
     * @param total over all items; null if it is not told
     */
    record Summary(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable TrafficAnswer total,
            List<TrafficAnswer> items) {

        Summary {
            items = items == null
                    ? List.of()
                    : items.stream().map(item -> item.over(from, to)).toList();
        }

        private Optional<TrafficAnswer> of(Scope scope) {
            if (!scope.equals(Scope.ALL)) {
                return items.stream()
                        .filter(item -> scope.name().equals(item.name()))
                        .findFirst();
            }
            return total == null ? items.stream().reduce(TrafficAnswer::plus) : Optional.of(total.over(from, to));
        }
    }
}
