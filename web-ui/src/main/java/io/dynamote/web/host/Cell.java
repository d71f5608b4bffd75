package io.dynamote.web.host;

import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.web.page.Badge;
import io.dynamote.web.page.Tone;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a host as it is shown: never without either a value or the reason why there is none.
 *
 * @param text the value in words; empty if it is not known
 * @param reason why it is not known, or more about it; empty if there is nothing to say
 * @param share 0 to 1 for a bar; null without one
 * @param tone what it means; null if nothing
 * @param badge a status; null if it is none
 */
public record Cell(
        String text,
        String reason,
        @Nullable Double share,
        @Nullable Tone tone,
        @Nullable Badge badge) {

    static Cell of(String text) {
        return new Cell(text, "", null, null, null);
    }

    static Cell unknown(@Nullable String reason) {
        return new Cell("", words(reason == null || reason.isBlank() ? "not reported" : reason), null, null, null);
    }

    static Cell of(Badge badge, String reason) {
        return new Cell(badge.word(), reason, null, badge.tone(), badge);
    }

    /** The same with a meaning. */
    Cell with(@Nullable Tone meaning) {
        return new Cell(text, reason, share, meaning, badge);
    }

    /** The same with a bar. */
    Cell withBar(@Nullable Double ratio) {
        return new Cell(text, reason, ratio == null ? null : Math.clamp(ratio, 0, 1), tone, badge);
    }

    /** The same with more about it. */
    Cell withNote(String note) {
        return new Cell(text, note, share, tone, badge);
    }

    /** A value of a host that may be missing. */
    static Cell of(@Nullable Double value, @Nullable String reason, Function<@Nullable Double, String> words) {
        return value == null ? unknown(reason) : of(words.apply(value));
    }

    /** A value of a sample: what it is, or an object that says why it is not there. */
    static Cell of(@Nullable JsonNode value, Function<JsonNode, String> words) {
        if (value == null || value.isMissingNode() || value.isNull()) {
            return unknown(null);
        }
        return value.hasNonNull("unavailable") ? unknown(reason(value)) : of(words.apply(value));
    }

    /** Why something is not there. */
    static String reason(JsonNode unavailable) {
        String detail = unavailable.path("detail").asText("");
        return unavailable.path("unavailable").asText() + (detail.isEmpty() ? "" : ": " + detail);
    }

    /** Reasons are ids such as {@code not-supported}; people read words. */
    private static String words(String reason) {
        int colon = reason.indexOf(':');
        String id = colon < 0 ? reason : reason.substring(0, colon);
        String rest = colon < 0 ? "" : reason.substring(colon);
        return id.matches("[a-z-]+") ? id.replace('-', ' ').toLowerCase(Locale.ROOT) + rest : reason;
    }

    /** Whether there is a value. */
    public boolean known() {
        return !text.isEmpty();
    }

    /** Share in percent, for a bar. */
    public int percent() {
        return share == null ? 0 : (int) Math.round(share * 100);
    }
}
