package io.dynamote.catalog.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.dynamote.runtime.input.Field;
import io.dynamote.runtime.input.ObjectReader;

/** Reads a model from untrusted input, the same for the API and the catalog file. */
final class ModelReader {

    private ModelReader() {}

    /** The model, or empty if a field is at fault; faults are those of the reader. */
    static Optional<Model> read(ObjectReader in) {
        Field<ModelId> id = in.text("id").required().as(ModelId::new);
        Field<String> name = in.text("name").required().as(TextLimit.NAME::check);
        Field<String> description = in.text("description").required().as(TextLimit.DESCRIPTION::check);
        Field<ModelSize> size = in.text("size").required().as(ModelSize::new);
        Field<Task> task = in.text("task").required().as(Task::of);
        Field<ParameterCount> parameters = in.longInteger("parameters").as(ParameterCount::new);
        Field<ContextLength> contextLength =
                in.integer("contextLength").required().as(ContextLength::new);
        Field<String> license = in.text("license").required().as(TextLimit.LICENSE::check);
        Field<Boolean> gated = in.bool("gated").orElse(false);
        Field<Set<Engine>> engines =
                in.texts("supportedEngines", Engine::of).required().as(ModelReader::engines);
        Field<GpuMemory> minGpuMemory = in.text("minGpuMemory").required().as(GpuMemory::parse);
        Field<Optional<Architecture>> architecture = in.object("architecture", ModelReader::architecture);
        in.refuseOthers();
        boolean fits = fits(size, parameters, in);
        boolean complete = Stream.of(
                        id, name, description, size, task, contextLength, license, gated, engines, minGpuMemory)
                .allMatch(field -> field.optional().isPresent());
        return fits && complete
                ? Optional.of(new Model(
                        id.value(),
                        name.value(),
                        description.value(),
                        size.value(),
                        task.value(),
                        parameters.orNull(),
                        contextLength.value(),
                        license.value(),
                        gated.value(),
                        engines.value(),
                        minGpuMemory.value(),
                        architecture.optional().flatMap(found -> found).orElse(null)))
                : Optional.empty();
    }

    private static Set<Engine> engines(List<Engine> engines) {
        if (engines.isEmpty()) {
            throw new IllegalArgumentException("must name at least one of vllm, sglang and trtllm");
        }
        return Set.copyOf(engines);
    }

    private static boolean fits(Field<ModelSize> size, Field<ParameterCount> parameters, ObjectReader in) {
        boolean fits = size.optional().isEmpty()
                || parameters.optional().isEmpty()
                || size.value().rounds(parameters.value());
        if (!fits) {
            in.fault(
                    "size",
                    size.value().text(),
                    "must be close to parameters, which is "
                            + parameters.value().value());
        }
        return fits;
    }

    private static Optional<Architecture> architecture(ObjectReader in) {
        Field<Integer> layers = upTo(in, "layers", Architecture.MOST_LAYERS);
        Field<Integer> kvHeads = upTo(in, "kvHeads", Architecture.MOST_KV_HEADS);
        Field<Integer> headSize = upTo(in, "headSize", Architecture.LARGEST_HEAD);
        Field<Precision> precision = in.text("precision").required().as(Precision::of);
        in.refuseOthers();
        boolean complete = Stream.of(layers, kvHeads, headSize, precision)
                .allMatch(field -> field.optional().isPresent());
        return complete
                ? Optional.of(new Architecture(layers.value(), kvHeads.value(), headSize.value(), precision.value()))
                : Optional.empty();
    }

    private static Field<Integer> upTo(ObjectReader in, String name, int most) {
        return in.integer(name).required().as(value -> Architecture.upTo(most, value));
    }
}
