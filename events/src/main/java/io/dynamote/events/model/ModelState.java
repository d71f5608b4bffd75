package io.dynamote.events.model;

import java.util.List;

import io.dynamote.events.EventPayload;
import org.jspecify.annotations.Nullable;

/**
 * A model of the catalog as it stands now.
 *
 * @param id Hugging Face style id, {@code organisation/name}; the record key
 * @param name name for people
 * @param description one sentence
 * @param size parameter count for people, for example {@code 0.6B}
 * @param task {@code text-generation} or {@code chat}
 * @param parameters exact number of parameters, or null if unknown
 * @param contextLength longest context in tokens
 * @param license SPDX id in lower case or the vendor's name of the licence
 * @param gated whether the Hub asks for accepted terms before a download
 * @param supportedEngines subset of {@code vllm}, {@code sglang}, {@code trtllm}
 * @param minGpuMemory least memory of one GPU that serves it, for example {@code 4GB}
 * @param architecture what a fit estimate needs, or null if unknown
 */
public record ModelState(
        String id,
        String name,
        String description,
        String size,
        String task,
        @Nullable Long parameters,
        int contextLength,
        String license,
        boolean gated,
        List<String> supportedEngines,
        String minGpuMemory,
        @Nullable Architecture architecture)
        implements EventPayload {

    public ModelState {
        supportedEngines = List.copyOf(supportedEngines);
    }

    @Override
    public String key() {
        return id;
    }

    /**
     * Sizes that decide the memory of weights and KV cache.
     *
     * @param layers number of transformer layers
     * @param kvHeads key and value heads per layer
     * @param headSize numbers per head
     * @param precision of the published weights, for example {@code bf16}
     */
    public record Architecture(int layers, int kvHeads, int headSize, String precision) {}
}
