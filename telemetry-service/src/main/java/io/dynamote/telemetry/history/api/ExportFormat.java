package io.dynamote.telemetry.history.api;

import java.util.Locale;
import java.util.Optional;

import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import org.jspecify.annotations.Nullable;

/** In which form history is exported. */
enum ExportFormat {
    CSV("text/csv"),
    JSON(MediaType.APPLICATION_JSON);

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The form that the parameter names, or else the first one that the client accepts, or else CSV. */
    static ExportFormat of(@Nullable String parameter, HttpRequest<?> request) {
        if (parameter != null) {
            return switch (parameter.toLowerCase(Locale.ROOT)) {
                case "csv" -> CSV;
                case "json" -> JSON;
                default -> throw InvalidInputException.of("format", parameter, "must be csv or json");
            };
        }
        Optional<String> first =
                request.accept().stream().map(MediaType::getName).findFirst();
        return first.filter(JSON.mediaType::equals).isPresent() ? JSON : CSV;
    }

    MediaType type() {
        return new MediaType(mediaType + ";charset=utf-8");
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
