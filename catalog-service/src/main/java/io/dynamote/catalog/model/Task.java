package io.dynamote.catalog.model;

import java.util.Arrays;

/** What a model is made for. */
enum Task {
    TEXT_GENERATION("text-generation"),
    CHAT("chat");

    private final String id;

    Task(String id) {
        this.id = id;
    }

    /** The word for it in requests, files and events. */
    String id() {
        return id;
    }

    /** The one with this id. */
    static Task of(String id) {
        return Arrays.stream(values())
                .filter(each -> each.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be text-generation or chat"));
    }
}
