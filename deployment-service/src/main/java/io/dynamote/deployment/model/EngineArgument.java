package io.dynamote.deployment.model;

import java.util.regex.Pattern;

/**
 * One argument for the engine, beyond what the other fields of a configuration say.
 *
 * @param name as after the two dashes, for example {@code gpu-memory-utilization}
 * @param value typed value
 */
public record EngineArgument(String name, ArgumentValue value) {

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z][A-Za-z0-9]*([._-][A-Za-z0-9]+)*");

    public EngineArgument {
        Check.text(
                "engine argument name",
                name,
                100,
                PATTERN,
                "an argument name without leading dashes, of letters, digits and single inner dots, hyphens and underscores,");
    }

    /** The name by which the engines compare arguments: hyphens and underscores are the same to them. */
    public String canonicalName() {
        return canonical(name);
    }

    /** {@link #canonicalName()} of a bare name. */
    public static String canonical(String name) {
        return name.replace('_', '-');
    }
}
