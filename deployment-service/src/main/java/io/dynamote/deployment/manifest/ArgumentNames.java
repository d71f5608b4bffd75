package io.dynamote.deployment.manifest;

import java.util.Map;

import io.dynamote.deployment.model.EngineArgument;

/**
 * The spellings of an engine's arguments.
 *
 * @param negation how a switch is turned off
 * @param aliases canonical name of another spelling → the spelling that is generated
 */
record ArgumentNames(Negation negation, Map<String, String> aliases) {

    private static final String NO = "no-";

    /** How an engine's switches are turned off. */
    enum Negation {
        /** {@code --no-name}. */
        PREFIX,
        /** By not being given. */
        OMISSION
    }

    ArgumentNames {
        aliases = Map.copyOf(aliases);
    }

    /** Equal for two spellings of one argument, a switch and its negation included. */
    String identity(EngineArgument argument) {
        String name = argument.canonicalName();
        String positive = name.startsWith(NO) ? name.substring(NO.length()) : name;
        return aliases.getOrDefault(positive, positive);
    }

    /** The name of the switch that turns this one off. */
    static String negated(String name) {
        return name.startsWith(NO) ? name.substring(NO.length()) : NO + name;
    }
}
