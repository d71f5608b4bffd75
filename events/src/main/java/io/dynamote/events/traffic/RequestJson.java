package io.dynamote.events.traffic;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.dynamote.events.InvalidSampleException;

import static io.dynamote.events.traffic.RequestFields.LONGEST_MICROS;
import static io.dynamote.events.traffic.RequestFields.MOST_TOKENS;
import static io.dynamote.events.traffic.RequestFields.UNKNOWN;

/**
 * {@code llm.request.v1}: one finished request as a JSON object. Names are those of OpenTelemetry's GenAI conventions
 * (v1.41) where they exist; what they do not know begins with {@code dynamote.} or names its unit.
 */
public final class RequestJson {

    private static final long MICROS = 1_000_000;
    private static final int MOST_NESTED = 8;
    private static final long MOST = Long.MAX_VALUE / MICROS;
    private static final long LATEST_MICROS = 4_102_444_800L * MICROS; // 2100-01-01

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_NESTED).build())
            .build();

    private RequestJson() {}

    /**
     * Reads a value of Kafka into the fields.
     *
     * @throws InvalidSampleException naming the field, its value and what was expected
     */
    public static void read(byte[] json, RequestFields into) throws InvalidSampleException {
        read(json, 0, json.length, into);
    }

    /**
     * Reads one object out of a longer text.
     *
     * @throws InvalidSampleException naming the field, its value and what was expected
     */
    public static void read(byte[] json, int offset, int length, RequestFields into) throws InvalidSampleException {
        try (JsonParser parser = JSON.createParser(json, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidSampleException("request", shown(parser), "must be a JSON object");
            }
            read(parser, into);
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /**
     * Reads the object on whose start the parser stands, up to its end. Fields that are not known are skipped.
     *
     * @throws InvalidSampleException naming the field, its value and what was expected
     * @throws IOException if it is not JSON
     */
    private static void read(JsonParser parser, RequestFields into) throws IOException, InvalidSampleException {
        into.clear();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (field) {
                case "dynamote.producer" -> into.producer = text(parser, field);
                case "dynamote.epoch" -> into.epoch = number(parser, field, 0);
                case "dynamote.sequence" -> into.sequence = number(parser, field, 1);
                case "time" -> into.endMicros = time(parser, field);
                case "dynamote.deployment" -> into.deployment = text(parser, field);
                case "dynamote.team" -> into.team = text(parser, field);
                case "gen_ai.request.model" -> into.model = text(parser, field);
                case "gen_ai.response.model" -> into.responseModel = text(parser, field);
                case "gen_ai.operation.name" -> into.operation = text(parser, field);
                case "gen_ai.provider.name" -> into.provider = text(parser, field);
                case "gen_ai.request.stream" -> into.stream = flag(parser, field);
                case "http.response.status_code" -> into.status = number(parser, field, 100, 599);
                case "error.type" -> into.error = ErrorClass.of(text(parser, field));
                case "dynamote.cancelled" -> into.cancelled = flag(parser, field);
                case "duration_us" -> into.durationMicros = number(parser, field, 0);
                case "time_to_first_token_us" -> into.firstTokenMicros = number(parser, field, 0);
                case "gen_ai.usage.input_tokens" -> into.inputTokens = number(parser, field, 0);
                case "gen_ai.usage.output_tokens" -> into.outputTokens = number(parser, field, 0);
                case "gen_ai.usage.cache_read.input_tokens" -> into.cacheReadTokens = number(parser, field, 0);
                case "gen_ai.usage.cache_creation.input_tokens" -> into.cacheWriteTokens = number(parser, field, 0);
                case "gen_ai.usage.reasoning.output_tokens" -> into.reasoningTokens = number(parser, field, 0);
                default -> parser.skipChildren();
            }
        }
        check(into);
    }

    /** What holds between the fields; the binary form is held to it too. */
    static void check(RequestFields request) throws InvalidSampleException {
        if (request.producer.isEmpty()) {
            throw new InvalidSampleException("dynamote.producer", "", "must be given");
        }
        if (request.endMicros <= 0) {
            throw new InvalidSampleException("time", "", "must be given");
        }
        requireAtMost("time", request.endMicros, LATEST_MICROS);
        if (request.model.isEmpty()) {
            throw new InvalidSampleException("gen_ai.request.model", "", "must be given");
        }
        if (!request.deployment.isEmpty() && request.deployment.indexOf('/') <= 0) {
            throw new InvalidSampleException("dynamote.deployment", request.deployment, "must be namespace/name");
        }
        requireAtMost("duration_us", request.durationMicros, LONGEST_MICROS);
        requireAtMost("gen_ai.usage.input_tokens", request.inputTokens, MOST_TOKENS);
        requireAtMost("gen_ai.usage.output_tokens", request.outputTokens, MOST_TOKENS);
        requireAtMost("gen_ai.usage.cache_read.input_tokens", request.cacheReadTokens, MOST_TOKENS);
        requireAtMost("gen_ai.usage.cache_creation.input_tokens", request.cacheWriteTokens, MOST_TOKENS);
        requireAtMost("gen_ai.usage.reasoning.output_tokens", request.reasoningTokens, MOST_TOKENS);
        if (request.firstTokenMicros > request.durationMicros) {
            throw new InvalidSampleException(
                    "time_to_first_token_us",
                    Long.toString(request.firstTokenMicros),
                    "must be at most duration_us, " + request.durationMicros);
        }
    }

    private static void requireAtMost(String field, long value, long most) throws InvalidSampleException {
        if (value > most) {
            throw new InvalidSampleException(field, Long.toString(value), range(0, most));
        }
    }

    /** The request as a JSON object; what is not known is left out. */
    public static String write(RequestFields request) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("dynamote.producer", request.producer);
            json.writeNumberField("dynamote.epoch", request.epoch);
            number(json, "dynamote.sequence", request.sequence);
            json.writeStringField("time", instant(request.endMicros).toString());
            text(json, "dynamote.deployment", request.deployment);
            text(json, "dynamote.team", request.team);
            text(json, "gen_ai.operation.name", request.operation);
            text(json, "gen_ai.provider.name", request.provider);
            text(json, "gen_ai.request.model", request.model);
            text(json, "gen_ai.response.model", request.responseModel);
            json.writeBooleanField("gen_ai.request.stream", request.stream);
            number(json, "http.response.status_code", request.status);
            text(json, "error.type", request.error == null ? "" : request.error.word());
            if (request.cancelled) {
                json.writeBooleanField("dynamote.cancelled", true);
            }
            json.writeNumberField("duration_us", request.durationMicros);
            number(json, "time_to_first_token_us", request.firstTokenMicros);
            number(json, "gen_ai.usage.input_tokens", request.inputTokens);
            number(json, "gen_ai.usage.output_tokens", request.outputTokens);
            number(json, "gen_ai.usage.cache_read.input_tokens", request.cacheReadTokens);
            number(json, "gen_ai.usage.cache_creation.input_tokens", request.cacheWriteTokens);
            number(json, "gen_ai.usage.reasoning.output_tokens", request.reasoningTokens);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.toString();
    }

    /** What a broken document is called. */
    private static InvalidSampleException notJson(IOException e) {
        String why =
                e instanceof JsonParseException parse ? parse.getOriginalMessage() : String.valueOf(e.getMessage());
        return new InvalidSampleException("request", why, "must be JSON");
    }

    private static String text(JsonParser parser, String field) throws IOException, InvalidSampleException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new InvalidSampleException(field, shown(parser), "must be a string");
        }
        if (parser.getTextLength() > RequestFields.LONGEST_TEXT) {
            throw new InvalidSampleException(
                    field, parser.getText(), "must be at most " + RequestFields.LONGEST_TEXT + " characters");
        }
        return parser.getText();
    }

    private static boolean flag(JsonParser parser, String field) throws IOException, InvalidSampleException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new InvalidSampleException(field, shown(parser), "must be true or false");
        };
    }

    private static long number(JsonParser parser, String field, long least) throws IOException, InvalidSampleException {
        return number(parser, field, least, MOST);
    }

    private static long number(JsonParser parser, String field, long least, long most)
            throws IOException, InvalidSampleException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = parser.getLongValue();
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw new InvalidSampleException(field, shown(parser), range(least, most));
    }

    private static String range(long least, long most) {
        return "must be a whole number from " + least + (most == MOST ? " on" : " to " + most);
    }

    private static long time(JsonParser parser, String field) throws IOException, InvalidSampleException {
        long micros = parser.currentToken() == JsonToken.VALUE_STRING
                ? RequestTime.micros(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())
                : UNKNOWN;
        if (micros <= 0 || micros >= LATEST_MICROS) {
            throw new InvalidSampleException(
                    field, shown(parser), "must be an RFC 3339 time in UTC, such as 2026-11-20T12:00:00.123Z");
        }
        return micros;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    private static String shown(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return token == null || token.isStructStart() ? String.valueOf(token) : parser.getText();
    }

    private static void text(JsonGenerator json, String field, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(field, value);
        }
    }

    private static void number(JsonGenerator json, String field, long value) throws IOException {
        if (value != UNKNOWN) {
            json.writeNumberField(field, value);
        }
    }
}
