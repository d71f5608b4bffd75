package io.dynamote.deployment.store;

import java.sql.SQLException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.verdict.RolloutStep;
import io.dynamote.events.deployment.DeploymentEvent.FieldProblem;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.runtime.database.RowJson;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What the JSON columns hold. */
@Singleton
final class DeploymentJson {

    private final RowJson json;

    DeploymentJson(RowJson json) {
        this.json = json;
    }

    String write(Object value) {
        return json.write(value);
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
        StoredRefusal stored = json.read(text, StoredRefusal.class);
        return new Refusal(new RevisionNumber(stored.revision()), stored.message(), stored.errors());
    }

    DeploymentState state(String text) throws SQLException {
        return json.read(text, DeploymentState.class);
    }

    List<RolloutStep> steps(String text) throws SQLException {
        return List.of(json.read(text, RolloutStep[].class));
    }

    JsonNode tree(String text) throws SQLException {
        return json.read(text, JsonNode.class);
    }

    private record StoredRefusal(int revision, String message, List<FieldProblem> errors) {}
}
