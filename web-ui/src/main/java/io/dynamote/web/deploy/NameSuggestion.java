package io.dynamote.web.deploy;

import java.util.Locale;
import java.util.Set;

/** A name for a deployment of a model: short, valid, not taken. The person may change it. */
final class NameSuggestion {

    /** Longest name that deployment-service accepts. */
    static final int LONGEST = 30;

    private NameSuggestion() {}

    /**
     * For example {@code qwen3-0-6b} for {@code Qwen/Qwen3-0.6B}, with {@code -2} if that is taken.
     *
     * @param taken names in the namespace
     */
    static String of(String modelId, Set<String> taken) {
        String base = base(modelId);
        String name = cut(base, LONGEST);
        for (int n = 2; taken.contains(name); n++) {
            String suffix = "-" + n;
            name = cut(base, LONGEST - suffix.length()) + suffix;
        }
        return name;
    }

    private static String base(String modelId) {
        String model = modelId.substring(modelId.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String shorter = model.replaceAll("-(instruct|chat|it|hf|base)(?=-|$)", "");
        String words = shorter.replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        return words.isEmpty() ? "model" : words;
    }

    private static String cut(String name, int longest) {
        return name.length() <= longest ? name : name.substring(0, longest).replaceAll("-+$", "");
    }
}
