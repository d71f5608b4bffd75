package io.dynamote.deployment.configuration;

import java.util.EnumSet;
import java.util.Set;

import io.dynamote.deployment.model.ContextLength;
import io.dynamote.deployment.model.Engine;

/**
 * What the catalog says about a model, as far as a configuration depends on it.
 *
 * @param engines engines that serve it
 * @param contextLength longest context that it was made for
 */
public record ModelFacts(Set<Engine> engines, ContextLength contextLength) {

    /** Restricts nothing: for configurations that were checked when they were accepted. */
    static final ModelFacts UNRESTRICTED =
            new ModelFacts(EnumSet.allOf(Engine.class), new ContextLength(ContextLength.MOST));

    public ModelFacts {
        engines = Set.copyOf(engines);
    }
}
