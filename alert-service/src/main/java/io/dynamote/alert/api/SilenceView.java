package io.dynamote.alert.api;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matcher;
import io.dynamote.alert.silence.Silence;
import io.dynamote.alert.silence.SilenceState;

/**
 * A silence as clients see it.
 *
 * @param status {@code pending}, {@code active} or {@code expired}
 * @param affects how many alerts that fire now it matches
 */
record SilenceView(
        String id,
        List<MatcherView> matchers,
        Instant startsAt,
        Instant endsAt,
        String createdBy,
        String comment,
        String status,
        long affects) {

    /** One condition. */
    record MatcherView(String name, String operator, String value) {

        static MatcherView of(Matcher matcher) {
            return new MatcherView(matcher.name(), matcher.operator().text(), matcher.value());
        }
    }

    static SilenceView of(Silence silence, Collection<LabelSet> firing, Instant now) {
        return new SilenceView(
                silence.id().toString(),
                silence.matchers().all().stream().map(MatcherView::of).toList(),
                silence.startsAt(),
                silence.endsAt(),
                silence.createdBy(),
                silence.comment(),
                word(silence.state(now)),
                firing.stream().filter(silence.matchers()::matches).count());
    }

    private static String word(SilenceState state) {
        return switch (state) {
            case PENDING -> "pending";
            case ACTIVE -> "active";
            case EXPIRED -> "expired";
        };
    }
}
