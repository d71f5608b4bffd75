package io.dynamote.deployment.model;

import java.util.Arrays;
import java.util.Optional;

/** Inference engine that the workers run. */
public enum Engine {
    VLLM("vllm"),
    SGLANG("sglang"),
    TRTLLM("trtllm");

    private final String id;

    Engine(String id) {
        this.id = id;
    }

    /** The word for it in requests, events and Dynamo's own names, for example {@code vllm}. */
    public String id() {
        return id;
    }

    /** The engine with this id, if there is one. */
    public static Optional<Engine> byId(String id) {
        return Arrays.stream(values()).filter(e -> e.id.equals(id)).findFirst();
    }
}
