package io.dynamote.runtime.input;

import java.io.IOException;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Parses a request body strictly: one document, no duplicate fields, bounded depth and lengths. */
public final class JsonBody {

    private static final int DEEPEST = 20;
    private static final int LONGEST_STRING = 100_000;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonBody() {}

    /**
     * The document in a request body.
     *
     * @throws InvalidInputException naming line and column if it is not JSON
     */
    public static JsonNode parse(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw malformed(null, "is required");
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw malformed(null, "must be JSON" + place + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw malformed(
                    null,
                    "must be JSON in UTF-8: " + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
        }
    }

    private static InvalidInputException malformed(@Nullable Object value, String message) {
        return InvalidInputException.malformed(new FieldError("body", value, message));
    }
}
