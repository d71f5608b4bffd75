package io.dynamote.web.traffic;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

import io.dynamote.web.page.Query;
import io.dynamote.web.page.QueryString;
import io.dynamote.web.page.Span;

/**
 * What of the traffic is shown: the state of the page, which its address holds.
 *
 * @param scope whose
 * @param span when
 * @param by what the table lists
 * @param sort figure by which the table is sorted, highest first; {@code name} for names
 */
public record TrafficQuery(Scope scope, Span span, Dimension by, String sort) {

    /** Columns of the table: name of the figure, head, what it means. */
    public static final List<Column> COLUMNS = List.of(
            new Column("requestsPerSecond", "Req/s", "Requests that ended, a second"),
            new Column("activeRequests", "Active", "Requests under way"),
            new Column("errorRatio", "Errors", "Share of requests that failed"),
            new Column("timeToFirstTokenMillis.p95", "TTFT p95", "Time to the first token, 95 of 100 are faster"),
            new Column("durationMillis.p95", "Duration p95", "From arrival to end, 95 of 100 are faster"),
            new Column("outputTokensPerSecond", "Tokens/s", "Tokens written, a second"));

    /** A column. */
    public record Column(String figure, String head, String meaning) {}

    /** Reads the address. What it does not understand is left out, so that an old link still shows something. */
    static TrafficQuery of(Query query, Instant now) {
        String sort = query.text("sort");
        boolean known = sort.equals("name")
                || COLUMNS.stream().anyMatch(column -> column.figure().equals(sort));
        return new TrafficQuery(
                Scope.of(query.text("scope")),
                Span.of(query, now),
                Dimension.of(query.text("by")),
                known ? sort : Reading.RATE);
    }

    Comparator<TrafficRow> order() {
        Comparator<TrafficRow> byName = Comparator.comparing(row -> row.scope().name(), String.CASE_INSENSITIVE_ORDER);
        return sort.equals("name")
                ? byName
                : Comparator.<TrafficRow>comparingDouble(row -> row.order(sort))
                        .reversed()
                        .thenComparing(byName);
    }

    /** Address of the page in this state. */
    public String href() {
        boolean own = span.range() == Span.Range.OWN;
        return "/traffic"
                + new QueryString()
                        .with("scope", scope.equals(Scope.ALL) ? "" : scope.text())
                        .with("range", own || span.live() ? "" : span.range().key())
                        .with("from", own ? time(span.from()) : "")
                        .with("to", own ? time(span.to()) : "")
                        .with("by", by == Dimension.MODEL ? "" : by.key())
                        .with("sort", sort.equals(Reading.RATE) ? "" : sort);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The same over another range. */
    public TrafficQuery over(Span.Range range) {
        return new TrafficQuery(scope, new Span(range, span.from(), span.to()), by, sort);
    }

    /** The same with another table. */
    public TrafficQuery by(Dimension dimension) {
        return new TrafficQuery(scope, span, dimension, sort);
    }

    /** The same, sorted by another column. */
    public TrafficQuery sorted(String column) {
        return new TrafficQuery(scope, span, by, column);
    }

    /** Address of the figures as a file. */
    public String export(String format) {
        return "/api/traffic/history/export?" + span.query() + "&scope=" + scope.encoded() + "&format=" + format;
    }
}
