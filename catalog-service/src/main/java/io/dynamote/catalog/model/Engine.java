package io.dynamote.catalog.model;

import java.util.Arrays;

/** An inference engine of Dynamo that can serve a model. */
enum Engine {
    VLLM("vllm"),
    SGLANG("sglang"),
    TRTLLM("trtllm");

    private final String id;

    Engine(String id) {
        this.id = id;
    }

    /** The word for it in requests, files and events. */
    String id() {
        return id;
    }

    /** The one with this id. */
    static Engine of(String id) {
        return Arrays.stream(values())
                .filter(each -> each.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be vllm, sglang or trtllm"));
    }
}
