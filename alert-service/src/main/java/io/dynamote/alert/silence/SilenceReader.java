package io.dynamote.alert.silence;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

import io.dynamote.alert.label.MatchOperator;
import io.dynamote.alert.label.Matcher;
import io.dynamote.alert.label.Matchers;
import io.dynamote.runtime.input.ObjectReader;

/** Reads a silence that somebody asks for, in the form of Alertmanager's API. */
public final class SilenceReader {

    private SilenceReader() {}

    /** The silence; what is wrong with it goes to the errors of {@code in}, and then there is none. */
    public static Optional<Silence> read(ObjectReader in, SilenceId id, Instant now) {
        int before = in.errors().list().size();
        Optional<Matchers> matchers = in.objects("matchers", SilenceReader::matcher)
                .required()
                .as(SilenceReader::present)
                .optional();
        Instant startsAt =
                in.text("startsAt").as(SilenceReader::time).optional().orElse(now);
        Optional<Instant> endsAt =
                in.text("endsAt").required().as(SilenceReader::time).optional();
        Optional<String> createdBy = in.text("createdBy").required().optional();
        Optional<String> comment = in.text("comment").required().optional();
        in.refuseOthers();
        if (in.errors().list().size() > before
                || matchers.isEmpty()
                || endsAt.isEmpty()
                || createdBy.isEmpty()
                || comment.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Silence.create(id, matchers.get(), startsAt, endsAt.get(), createdBy.get(), comment.get(), now));
        } catch (IllegalArgumentException e) {
            // Its messages begin with the name of the field.
            String message = String.valueOf(e.getMessage());
            String field = message.split(" ", 2)[0];
            in.fault(field, null, message.substring(field.length()).strip());
            return Optional.empty();
        }
    }

    private static Matchers present(List<Optional<Matcher>> given) {
        return new Matchers(given.stream().flatMap(Optional::stream).toList());
    }

    private static Optional<Matcher> matcher(ObjectReader in) {
        Optional<String> name = in.text("name").required().optional();
        Optional<String> value = in.text("value").required().optional();
        boolean regex = in.bool("isRegex").optional().orElse(false);
        boolean equal = in.bool("isEqual").optional().orElse(true);
        in.refuseOthers();
        if (name.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Matcher(name.get(), MatchOperator.of(regex, equal), value.get()));
        } catch (IllegalArgumentException e) {
            in.fault(name.get().isEmpty() ? "name" : "value", value.get(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a time such as 2026-11-21T12:00:00Z", e);
        }
    }
}
