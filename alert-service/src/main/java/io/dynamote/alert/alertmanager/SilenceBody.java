package io.dynamote.alert.alertmanager;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynamote.alert.label.Matcher;
import io.dynamote.alert.silence.Silence;

/** Alertmanager's {@code gettableSilence}. */
record SilenceBody(
        String id,
        Status status,
        Instant updatedAt,
        String comment,
        String createdBy,
        Instant endsAt,
        List<MatcherBody> matchers,
        Instant startsAt) {

    /** {@code pending}, {@code active} or {@code expired}. */
    record Status(String state) {}

    /** One condition. */
    record MatcherBody(
            @JsonProperty("isEqual") boolean isEqual,
            @JsonProperty("isRegex") boolean isRegex,
            String name,
            String value) {

        static MatcherBody of(Matcher matcher) {
            return switch (matcher.operator()) {
                case EQUAL -> new MatcherBody(true, false, matcher.name(), matcher.value());
                case NOT_EQUAL -> new MatcherBody(false, false, matcher.name(), matcher.value());
                case MATCHES -> new MatcherBody(true, true, matcher.name(), matcher.value());
                case NOT_MATCHES -> new MatcherBody(false, true, matcher.name(), matcher.value());
            };
        }
    }

    static SilenceBody of(Silence silence, Instant now) {
        return new SilenceBody(
                silence.id().toString(),
                new Status(silence.state(now).name().toLowerCase(Locale.ROOT)),
                silence.updatedAt(),
                silence.comment(),
                silence.createdBy(),
                silence.endsAt(),
                silence.matchers().all().stream().map(MatcherBody::of).toList(),
                silence.startsAt());
    }
}
