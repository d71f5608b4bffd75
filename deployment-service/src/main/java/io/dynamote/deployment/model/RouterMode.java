package io.dynamote.deployment.model;

import java.util.Arrays;
import java.util.Optional;

/** How the frontend spreads requests over the workers. */
public enum RouterMode {
    /** Whatever the frontend does by default. */
    NONE("none"),
    /** To the worker that holds the longest cached prefix. */
    KV("kv"),
    /** To each worker in turn. */
    ROUND_ROBIN("round-robin");

    private final String id;

    RouterMode(String id) {
        this.id = id;
    }

    /** The word for it in requests and in {@code DYN_ROUTER_MODE}. */
    public String id() {
        return id;
    }

    /** The mode with this id, if there is one. */
    public static Optional<RouterMode> byId(String id) {
        return Arrays.stream(values()).filter(m -> m.id.equals(id)).findFirst();
    }
}
