package io.dynamote.events;

import java.io.IOException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Writes and reads samples that are plain JSON. Unknown fields are ignored, so that producers may add fields. */
public final class SampleCodec {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .build();

    private SampleCodec() {}

    /** The sample as JSON in UTF-8. */
    public static byte[] encode(Object sample) {
        try {
            return JSON.writeValueAsBytes(sample);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sample must always be writable: " + sample.getClass(), e);
        }
    }

    /**
     * Reads a sample.
     *
     * @throws InvalidSampleException if it is not JSON or does not hold to the contract
     */
    public static <T> T decode(byte[] json, Class<T> type) throws InvalidSampleException {
        try {
            return JSON.readValue(json, type);
        } catch (JsonMappingException e) {
            throw new InvalidSampleException(path(e), value(e), expected(e, type));
        } catch (IOException e) {
            throw new InvalidSampleException(type.getSimpleName(), String.valueOf(e.getMessage()), "must be JSON");
        }
    }

    private static String value(JsonMappingException e) {
        return switch (e) {
            case InvalidFormatException format -> String.valueOf(format.getValue());
            case ValueInstantiationException refused ->
                String.valueOf(refused.getCause().getMessage());
            case MismatchedInputException mismatch when isMissing(mismatch) -> "null";
            default -> String.valueOf(e.getOriginalMessage());
        };
    }

    private static String expected(JsonMappingException e, Class<?> type) {
        return switch (e) {
            case InvalidFormatException format ->
                "must be of type " + format.getTargetType().getSimpleName();
            case MismatchedInputException mismatch when isMissing(mismatch) -> "must be given";
            default -> "must hold to " + type.getSimpleName();
        };
    }

    /** A number that is not there; Jackson has no word of its own for it. */
    private static boolean isMissing(MismatchedInputException e) {
        return e.getTargetType() != null
                && e.getTargetType().isPrimitive()
                && e.getOriginalMessage().contains("null");
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "value" : path.toString();
    }
}
