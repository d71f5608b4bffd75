package io.dynamote.alert.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.dynamote.events.signal.SignalKind;
import io.dynamote.runtime.page.PageLimit;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The query of a request; what is blank counts as not given. */
record Parameters(HttpParameters given) {

    static Parameters of(HttpRequest<?> request) {
        return new Parameters(request.getParameters());
    }

    @Nullable
    String text(String name) {
        String value = given.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    List<String> texts(String name) {
        return given.getAll(name);
    }

    boolean flag(String name, boolean otherwise) {
        Boolean value = flag(name);
        return value == null ? otherwise : value;
    }

    /** True, false or not given; the framework takes every other text for false. */
    @Nullable
    Boolean flag(String name) {
        String value = text(name);
        return switch (value) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw InvalidInputException.of(name, value, "must be true or false");
        };
    }

    @Nullable
    Instant time(String name) {
        String value = text(name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of(name, value, "must be a time such as 2026-11-21T12:00:00Z");
        }
    }

    int limit() {
        String value = text("limit");
        try {
            return PageLimit.of(value == null ? null : Integer.valueOf(value)).value();
        } catch (NumberFormatException e) {
            throw InvalidInputException.of("limit", String.valueOf(value), "must be 1 to 200");
        }
    }

    @Nullable
    SignalKind kind() {
        String value = text("kind");
        return value == null ? null : kind(value);
    }

    static SignalKind kind(String word) {
        return find(SignalKind.values(), word)
                .orElseThrow(
                        () -> InvalidInputException.of("kind", word, "must be one of " + words(SignalKind.values())));
    }

    /** The constant of a word. */
    static <E extends Enum<E>> Optional<E> find(E[] all, String word) {
        return Arrays.stream(all)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    static <E extends Enum<E>> String words(E[] all) {
        return Arrays.stream(all)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
