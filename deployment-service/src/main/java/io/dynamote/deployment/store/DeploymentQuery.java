package io.dynamote.deployment.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Which live deployments to list, in the order of namespace and name.
 *
 * @param namespace only this namespace
 * @param team only this team
 * @param phase only this phase
 * @param modelId only this model
 * @param text only those whose name, model or team contains it, whatever the case
 * @param after where the page before ended
 * @param limit most rows to read
 */
public record DeploymentQuery(
        @Nullable String namespace,
        @Nullable String team,
        @Nullable Phase phase,
        @Nullable String modelId,
        @Nullable String text,
        @Nullable DeploymentRef after,
        int limit) {

    String where() {
        StringBuilder where = new StringBuilder("where deleted_at is null");
        add(where, namespace, " and namespace = ?");
        add(where, team, " and team = ?");
        add(where, phase, " and phase = ?");
        add(where, modelId, " and model_id = ?");
        add(
                where,
                text,
                " and (position(? in name) > 0 or position(? in lower(model_id)) > 0 or position(? in team) > 0)");
        add(where, after, " and (namespace collate \"C\", name collate \"C\") > (?, ?)");
        return where.append(" order by namespace collate \"C\", name collate \"C\" limit ?")
                .toString();
    }

    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        add(parameters, namespace);
        add(parameters, team);
        add(parameters, phase == null ? null : phase.name());
        add(parameters, modelId);
        String lower = text == null ? null : text.toLowerCase(Locale.ROOT);
        add(parameters, lower);
        add(parameters, lower);
        add(parameters, lower);
        add(parameters, after == null ? null : after.namespace().value());
        add(parameters, after == null ? null : after.name().value());
        parameters.add(limit);
        return parameters;
    }

    private static void add(StringBuilder where, @Nullable Object value, String condition) {
        where.append(value == null ? "" : condition);
    }

    private static void add(List<Object> parameters, @Nullable Object value) {
        if (value != null) {
            parameters.add(value);
        }
    }
}
