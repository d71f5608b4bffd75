package io.dynamote.deployment.api;

import java.util.Arrays;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.InvalidValueException;
import io.dynamote.deployment.store.DeploymentQuery;
import io.dynamote.events.deployment.Phase;
import io.dynamote.runtime.page.Cursor;
import io.dynamote.runtime.page.PageLimit;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of the list.
 *
 * @param namespace only this namespace
 * @param team only this team
 * @param phase only this phase
 * @param modelId only this model
 * @param q only those whose name, model or team contains it
 * @param limit items on the page
 * @param cursor where the page begins
 */
@Introspected
record ListParameters(
        @Nullable @QueryValue String namespace,
        @Nullable @QueryValue String team,
        @Nullable @QueryValue String phase,
        @Nullable @QueryValue String modelId,
        @Nullable @QueryValue String q,
        @Nullable @QueryValue Integer limit,
        @Nullable @QueryValue String cursor) {

    private static final int LONGEST_TEXT = 200;

    PageLimit pageLimit() {
        return PageLimit.of(limit);
    }

    /** The query, with one row more than the page, which tells whether there is another page. */
    DeploymentQuery query() {
        if (q != null && q.length() > LONGEST_TEXT) {
            throw InvalidInputException.of("q", q, "must be at most " + LONGEST_TEXT + " characters");
        }
        return new DeploymentQuery(
                blank(namespace),
                blank(team),
                blank(phase) == null ? null : phase(phase),
                blank(modelId),
                blank(q),
                cursor == null ? null : after(cursor),
                pageLimit().value() + 1);
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Phase phase(@Nullable String given) {
        return Arrays.stream(Phase.values())
                .filter(phase -> phase.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        "phase",
                        String.valueOf(given),
                        "must be one of Pending, Deploying, Running, Failed, Terminating"));
    }

    private static DeploymentRef after(String cursor) {
        try {
            return DeploymentRef.parse(Cursor.decode(cursor).after());
        } catch (InvalidValueException e) {
            throw InvalidInputException.of("cursor", cursor, "must be the nextCursor of an earlier answer");
        }
    }
}
