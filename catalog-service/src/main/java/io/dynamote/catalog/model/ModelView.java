package io.dynamote.catalog.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A model as the API and the catalog file show it; fields as in {@link Model}. */
record ModelView(
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
        @Nullable ArchitectureView architecture) {

    static ModelView of(Model model) {
        return new ModelView(
                model.id().value(),
                model.name(),
                model.description(),
                model.size().text(),
                model.task().id(),
                model.parameters() == null ? null : model.parameters().value(),
                model.contextLength().tokens(),
                model.license(),
                model.gated(),
                model.supportedEngines().stream().map(Engine::id).toList(),
                model.minGpuMemory().toString(),
                model.architecture() == null ? null : ArchitectureView.of(model.architecture()));
    }

    /** Fields as in {@link Architecture}. */
    record ArchitectureView(int layers, int kvHeads, int headSize, String precision) {

        static ArchitectureView of(Architecture architecture) {
            return new ArchitectureView(
                    architecture.layers(),
                    architecture.kvHeads(),
                    architecture.headSize(),
                    architecture.precision().id());
        }
    }
}
