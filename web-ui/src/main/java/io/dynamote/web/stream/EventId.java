package io.dynamote.web.stream;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Place in the stream of one run of the portal.
 *
 * @param run which run; ids of an earlier one say nothing
 * @param number from 0, one more for each event
 */
record EventId(String run, long number) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{8})-(\\d{1,18})");

    static Optional<EventId> parse(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(new EventId(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return run + "-" + number;
    }
}
