package io.dynamote.deployment.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Engine arguments in the order in which they were given.
 *
 * @param arguments at most 64, each name once
 */
public record EngineArguments(List<EngineArgument> arguments) {

    /** No arguments. */
    public static final EngineArguments NONE = new EngineArguments(List.of());

    /** Most arguments of one configuration. */
    public static final int MOST = 64;

    public EngineArguments {
        arguments = List.copyOf(arguments);
        Check.that(
                arguments.size() <= MOST,
                "engine arguments",
                "must be at most " + MOST,
                arguments.size() + " arguments");
        Set<String> seen = new HashSet<>();
        for (EngineArgument argument : arguments) {
            Check.that(
                    seen.add(argument.canonicalName()),
                    "engine argument",
                    "must be given once (hyphens and underscores are the same)",
                    argument.name());
        }
    }
}
