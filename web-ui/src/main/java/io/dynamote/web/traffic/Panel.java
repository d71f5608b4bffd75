package io.dynamote.web.traffic;

import java.time.Instant;

import io.dynamote.web.page.Span;
import org.jspecify.annotations.Nullable;

/**
 * Tiles and charts of one scope over one span.
 *
 * @param state {@code loading}, {@code failed}, {@code empty} or {@code full}
 * @param reading the figures now, or over the span; null if they are not known
 * @param asOf when they were so; null if they are not known
 * @param old whether they are older than they should be
 * @param trouble why something is missing or old; empty if nothing is
 */
public record Panel(
        String state,
        Scope scope,
        Span span,
        @Nullable Reading reading,
        @Nullable Instant asOf,
        boolean old,
        String trouble) {

    static Panel without(String state, Scope scope, Span span, String trouble) {
        return new Panel(state, scope, span, null, null, false, trouble);
    }

    /** A figure in words; a dash if it is not known. */
    public String text(String figure) {
        return reading == null ? "–" : reading.text(figure);
    }

    /** What the unit of a rate is: a rate of now, or the mean over the span. */
    public String rateNote() {
        return span.live() ? "over 10 s" : "mean";
    }
}
