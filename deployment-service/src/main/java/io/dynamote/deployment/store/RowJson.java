package io.dynamote.deployment.store;

import java.sql.SQLException;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.verdict.RolloutStep;
import io.dynamote.events.deployment.DeploymentEvent.FieldProblem;
import io.dynamote.events.deployment.DeploymentState;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The JSON columns. What was written by an older version is read by a newer one: unknown fields are ignored. */
@Singleton
final class RowJson {

    private final ObjectMapper json;

    RowJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored record must always be writable: " + value.getClass(), e);
        }
    }

    @Nullable
    String refusal(@Nullable Refusal refusal) {
        return refusal == null
                ? null
                : write(new StoredRefusal(refusal.revision().value(), refusal.message(), refusal.errors()));
    }

    @Nullable
    Refusal refusal(@Nullable String text) throws SQLException {
        if (text == null) {
            return null;
        }
        StoredRefusal stored = read(text, StoredRefusal.class);
        return new Refusal(new RevisionNumber(stored.revision()), stored.message(), stored.errors());
    }

    DeploymentState state(String text) throws SQLException {
        return read(text, DeploymentState.class);
    }

    List<RolloutStep> steps(String text) throws SQLException {
        return List.of(read(text, RolloutStep[].class));
    }

    JsonNode tree(String text) throws SQLException {
        return read(text, JsonNode.class);
    }

    private <T> T read(String text, Class<T> type) throws SQLException {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("a JSON column does not hold a " + type.getSimpleName(), e);
        }
    }

    private record StoredRefusal(int revision, String message, List<FieldProblem> errors) {}
}
