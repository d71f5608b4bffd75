package io.dynamote.runtime.database;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/** The JSON columns. What was written by an older version is read by a newer one: unknown fields are ignored. */
@Singleton
public class RowJson {

    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final ObjectMapper json;

    /** Columns as this mapper writes and reads them. */
    public RowJson(ObjectMapper json) {
        this.json = json;
    }

    /** A value as JSON. */
    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored record must always be writable: " + value.getClass(), e);
        }
    }

    /** Texts by name. */
    public Map<String, String> texts(String text) throws SQLException {
        try {
            return json.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new SQLException("a JSON column does not hold texts by name", e);
        }
    }

    /** A value of this type. */
    public <T> T read(String text, Class<T> type) throws SQLException {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("a JSON column does not hold a " + type.getSimpleName(), e);
        }
    }
}
