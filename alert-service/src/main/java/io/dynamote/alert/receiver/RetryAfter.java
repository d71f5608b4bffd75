package io.dynamote.alert.receiver;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** For how long a receiver asks to be left alone: by its header, or by JSON as Slack, Discord and Telegram write it. */
final class RetryAfter {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** No receiver means hours by seconds; some write milliseconds. */
    private static final double MOST_SECONDS = 3_600;

    private RetryAfter() {}

    static @Nullable Duration of(@Nullable String header, String body, Instant now) {
        Duration said = header == null ? null : header(header.strip(), now);
        return said == null ? json(body) : said;
    }

    private static @Nullable Duration header(String text, Instant now) {
        if (text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            return seconds(Double.parseDouble(text));
        }
        try {
            Duration until = Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException e) {
            // A header that cannot be read says as little as none.
            return null;
        }
    }

    private static @Nullable Duration json(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root == null) {
                return null;
            }
            JsonNode after =
                    root.has("parameters") ? root.path("parameters").path("retry_after") : root.path("retry_after");
            if (!after.isNumber() || after.doubleValue() < 0) {
                return null;
            }
            double value = after.doubleValue();
            return value > MOST_SECONDS ? Duration.ofMillis((long) Math.ceil(value)) : seconds(value);
        } catch (JsonProcessingException e) {
            // Most answers are no JSON.
            return null;
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.ceil(seconds * 1_000));
    }
}
