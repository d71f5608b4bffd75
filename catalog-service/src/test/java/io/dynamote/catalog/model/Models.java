package io.dynamote.catalog.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Models for tests. */
final class Models {

    private static final List<String> ORGANISATIONS = List.of("Qwen", "meta-llama", "mistralai", "google", "acme");
    private static final List<String> WORDS =
            List.of("Instruct", "Base", "Coder", "Math", "Vision", "Café", "Chat", "Distill", "Long", "Mini");
    private static final List<Engine> ENGINES = List.of(Engine.VLLM, Engine.SGLANG, Engine.TRTLLM);
    private static final List<String> SIZES = List.of("500M", "0.6B", "1.5B", "3B", "7B", "14B", "32B", "70B", "405B");

    private Models() {}

    static Model named(String id, String name) {
        return new Model(
                new ModelId(id),
                name,
                "A model.",
                new ModelSize("7B"),
                Task.CHAT,
                null,
                new ContextLength(4096),
                "mit",
                false,
                Set.of(Engine.VLLM),
                new GpuMemory(16),
                null);
    }

    /** Models of many kinds, the same for the same count. */
    static List<Model> many(int count) {
        Random random = new Random(7);
        return IntStream.range(0, count).mapToObj(i -> any(i, random)).toList();
    }

    private static Model any(int number, Random random) {
        String word = pick(WORDS, random);
        String size = pick(SIZES, random);
        String organisation = pick(ORGANISATIONS, random);
        Set<Engine> engines = EnumSet.of(pick(ENGINES, random));
        engines.add(pick(ENGINES, random));
        boolean known = random.nextBoolean();
        return new Model(
                new ModelId(organisation + "/model-" + number + "-" + size),
                word + " " + number % 97 + " " + size,
                "Generated model number %d of %s, made for %s work with long and boring documents."
                        .formatted(number, organisation, word),
                new ModelSize(size),
                random.nextBoolean() ? Task.CHAT : Task.TEXT_GENERATION,
                known ? new ParameterCount(new ModelSize(size).nominal() + random.nextInt(1_000_000)) : null,
                new ContextLength(1024 << random.nextInt(8)),
                "apache-2.0",
                random.nextInt(5) == 0,
                engines,
                new GpuMemory(4 << random.nextInt(5)),
                known ? new Architecture(32, 8, 128, Precision.BF16) : null);
    }

    private static <T> T pick(List<T> options, Random random) {
        return options.get(random.nextInt(options.size()));
    }
}
