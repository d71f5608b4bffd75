package io.dynamote.deployment.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.deployment.model.ArgumentValue;
import io.dynamote.deployment.model.EngineArgument;

/**
 * Merges generated arguments with a person's and writes them as words. A person's argument takes the place of every
 * generated one that means the same; the rest keep their order, a person's come last (ADR 0021).
 */
final class CommandLine {

    private final ArgumentNames names;

    CommandLine(ArgumentNames names) {
        this.names = names;
    }

    List<EngineArgument> merge(List<EngineArgument> generated, List<EngineArgument> own, Collection<String> warnings) {
        Set<String> taken = own.stream().map(names::identity).collect(Collectors.toCollection(LinkedHashSet::new));
        List<EngineArgument> merged = new ArrayList<>();
        for (EngineArgument argument : generated) {
            if (taken.contains(names.identity(argument))) {
                warnings.add(replacement(argument.name()));
            } else {
                merged.add(argument);
            }
        }
        Set<String> seen = new HashSet<>();
        for (EngineArgument argument : own.reversed()) {
            if (!seen.add(names.identity(argument))) {
                warnings.add("Engine argument " + argument.name() + " is given in two spellings: the last one counts.");
            }
        }
        merged.addAll(lastOfEach(own));
        return List.copyOf(merged);
    }

    private List<EngineArgument> lastOfEach(List<EngineArgument> own) {
        Set<String> seen = new HashSet<>();
        List<EngineArgument> kept = new ArrayList<>();
        for (EngineArgument argument : own.reversed()) {
            if (seen.add(names.identity(argument))) {
                kept.addFirst(argument);
            }
        }
        return kept;
    }

    List<String> words(List<EngineArgument> arguments) {
        List<String> words = new ArrayList<>();
        arguments.forEach(argument -> add(words, argument));
        return words.stream().map(CommandLine::escaped).toList();
    }

    private void add(List<String> words, EngineArgument argument) {
        String option = "--" + argument.name();
        switch (argument.value()) {
            case ArgumentValue.Flag(boolean on) when on -> words.add(option);
            case ArgumentValue.Flag _ -> {
                if (names.negation() == ArgumentNames.Negation.PREFIX) {
                    words.add("--" + ArgumentNames.negated(argument.name()));
                }
            }
            case ArgumentValue.Scalar scalar
            when scalar.word().startsWith("-") -> words.add(option + "=" + scalar.word());
            case ArgumentValue.Scalar scalar -> words.addAll(List.of(option, scalar.word()));
            case ArgumentValue.Several(var items) -> {
                words.add(option);
                items.forEach(item -> words.add(item.word()));
            }
            case ArgumentValue.Json(var json) -> words.addAll(List.of(option, json));
        }
    }

    static String replacement(String name) {
        return "Engine argument " + name + " is set by hand and replaces the value that Dynamote would give.";
    }

    /**
     * Kubernetes replaces {@code $(NAME)} in arguments by the container's environment, which holds the Hub token; two
     * dollars are one literal dollar to it.
     */
    private static String escaped(String word) {
        return word.replace("$", "$$");
    }
}
