package io.dynamote.web.catalog;

import io.dynamote.web.page.Figures;
import io.dynamote.web.page.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * A running deployment of a model: using it costs no further GPU.
 *
 * @param endpoint base address of its API; null before it is known
 * @param requestsPerSecond of late; null if that is not known
 * @param firstTokenMillis time to the first token that 95 of 100 requests stay below, measured here; null without any
 */
public record Served(
        String namespace,
        String name,
        @Nullable String team,
        @Nullable String endpoint,
        @Nullable Double requestsPerSecond,
        @Nullable Double firstTokenMillis) {

    /** {@code namespace/name}. */
    public String key() {
        return namespace + "/" + name;
    }

    public String href() {
        return "/deployments/" + QueryString.encode(namespace) + "/" + QueryString.encode(name) + "?tab=access";
    }

    public String rate() {
        return Figures.number(requestsPerSecond);
    }

    public String firstToken() {
        return Figures.millis(firstTokenMillis);
    }
}
