package io.dynamote.web.alert;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamote.web.page.Badge;
import io.dynamote.web.page.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A try at telling a receiver.
 *
 * @param group which alerts, in the words of the routes
 * @param reason why it was told
 * @param outcome {@code delivered}, {@code retry}, {@code ambiguous}, {@code given-up} and the like
 * @param status of the receiver's answer, such as 200
 * @param answer what the receiver said, its status first, without secrets
 * @param alerts how many were told of
 */
public record DeliveryView(
        String id,
        Instant at,
        String receiver,
        @Nullable String group,
        @Nullable String reason,
        @Nullable Integer attempt,
        String outcome,
        @Nullable Integer status,
        @Nullable String answer,
        @Nullable Integer alerts) {

    private static final Pattern GROUP = Pattern.compile("\\{.*?}(?:#\\d+)?:\\{(?<labels>.*)}");

    public Badge badge() {
        return badge(outcome);
    }

    /** What the alerts of the group have in common: a group is named by its route and these labels. */
    public String labels() {
        Matcher named = GROUP.matcher(group == null ? "" : group);
        if (!named.matches()) {
            return group == null ? "" : group;
        }
        return named.group("labels").isEmpty() ? "everything of its route" : named.group("labels");
    }

    static Badge badge(String outcome) {
        return switch (outcome) {
            case "delivered" -> new Badge("Delivered", "check-circle-fill", Tone.RUNNING);
            case "given-up", "refused" -> new Badge("Given up", "x-octagon-fill", Tone.FAILED);
            case "failed", "retry", "retrying" -> new Badge("To be tried again", "arrow-clockwise", Tone.WARNING);
            case "ambiguous" -> new Badge("May have arrived", "question-circle", Tone.WARNING);
            case "queued", "pending", "sending" -> new Badge("Under way", "hourglass-split", Tone.UNKNOWN);
            default -> new Badge(AlertWords.capital(outcome), "question-circle", Tone.UNKNOWN);
        };
    }
}
