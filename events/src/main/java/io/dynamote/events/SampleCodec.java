package io.dynamote.events;

import java.io.IOException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
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
            Throwable cause = e.getCause() instanceof IllegalArgumentException fault ? fault : e;
            String message = cause == e ? e.getOriginalMessage() : cause.getMessage();
            throw new InvalidSampleException(path(e), String.valueOf(message), "must hold to " + type.getSimpleName());
        } catch (IOException e) {
            throw new InvalidSampleException(type.getSimpleName(), String.valueOf(e.getMessage()), "must be JSON");
        }
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
