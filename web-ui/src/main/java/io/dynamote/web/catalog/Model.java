package io.dynamote.web.catalog;

import java.util.List;

import io.dynamote.events.model.ModelState;
import org.jspecify.annotations.Nullable;

/** What the pages read of a model, from the API or from its state on Kafka. */
public record Model(
        String id,
        String name,
        @Nullable String description,
        @Nullable String size,
        String task,
        @Nullable Long parameters,
        int contextLength,
        @Nullable String license,
        boolean gated,
        List<String> supportedEngines,
        @Nullable String minGpuMemory,
        @Nullable Architecture architecture) {

    public Model {
        supportedEngines = supportedEngines == null ? List.of() : List.copyOf(supportedEngines);
    }

    /** Sizes that decide the memory it needs. */
    public record Architecture(int layers, int kvHeads, int headSize, String precision) {}

    static Model of(ModelState state) {
        ModelState.Architecture sizes = state.architecture();
        return new Model(
                state.id(),
                state.name(),
                state.description(),
                state.size(),
                state.task(),
                state.parameters(),
                state.contextLength(),
                state.license(),
                state.gated(),
                state.supportedEngines(),
                state.minGpuMemory(),
                sizes == null
                        ? null
                        : new Architecture(sizes.layers(), sizes.kvHeads(), sizes.headSize(), sizes.precision()));
    }
}
