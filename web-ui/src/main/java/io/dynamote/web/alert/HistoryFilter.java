package io.dynamote.web.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.dynamote.web.page.Query;
import io.dynamote.web.page.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are shown: the state of the page, which its address holds.
 *
 * @param q part of name, summary or a label
 * @param status of the incident; empty for all
 * @param severity exact; empty for all
 * @param team exact; empty for all
 * @param entity exact; empty for all
 * @param ruleId exact; empty for all
 * @param days how far back; 0 for everything that is kept
 * @param from the beginning of that time; null for everything
 * @param cursor of the page; empty for the first
 */
public record HistoryFilter(
        String q,
        String status,
        String severity,
        String team,
        String entity,
        String ruleId,
        int days,
        @Nullable Instant from,
        String cursor) {

    private static final int MOST_DAYS = 3_650;

    static HistoryFilter of(Query query, Instant now) {
        String text = query.text("days");
        int days = text.matches("\\d{1,4}") ? Math.min(Integer.parseInt(text), MOST_DAYS) : 0;
        Instant from = days == 0 ? null : now.minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
        return new HistoryFilter(
                query.text("q"),
                query.text("status"),
                query.text("severity"),
                query.text("team"),
                query.text("entity"),
                query.text("ruleId"),
                days,
                from,
                query.text("cursor"));
    }

    /** Whether anything is left out. */
    public boolean narrows() {
        return !(q + status + severity + team + entity + ruleId).isEmpty() || days > 0;
    }

    /** What the service is asked. */
    QueryString query() {
        return exact().with("from", from == null ? "" : from.toString());
    }

    private QueryString exact() {
        return new QueryString()
                .with("q", q)
                .with("status", status)
                .with("severity", severity)
                .with("team", team)
                .with("entity", entity)
                .with("ruleId", ruleId);
    }

    /** Address of the page in this state. */
    public String href() {
        return "/alerts/history" + exact().with("days", days == 0 ? "" : Integer.toString(days));
    }
}
