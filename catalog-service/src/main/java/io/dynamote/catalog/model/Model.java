package io.dynamote.catalog.model;

import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * A model that can be deployed.
 *
 * @param id as on the Hub
 * @param name for people
 * @param description one sentence
 * @param size number of parameters as people say it
 * @param task what it is made for
 * @param parameters exact number of parameters; null if unknown
 * @param contextLength longest context
 * @param license SPDX id in lower case or the vendor's name of the licence
 * @param gated whether the Hub asks for accepted terms before a download
 * @param supportedEngines at least one, in the order of {@link Engine}
 * @param minGpuMemory least memory of one GPU that serves it
 * @param architecture what a fit estimate needs; null if unknown
 */
record Model(
        ModelId id,
        String name,
        String description,
        ModelSize size,
        Task task,
        @Nullable ParameterCount parameters,
        ContextLength contextLength,
        String license,
        boolean gated,
        Set<Engine> supportedEngines,
        GpuMemory minGpuMemory,
        @Nullable Architecture architecture) {

    Model {
        name = TextLimit.NAME.check(name);
        description = TextLimit.DESCRIPTION.check(description);
        license = TextLimit.LICENSE.check(license);
        supportedEngines = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(supportedEngines));
        if (supportedEngines.isEmpty()) {
            throw new IllegalArgumentException("model " + id + " must support at least one engine");
        }
        if (parameters != null && !size.rounds(parameters)) {
            throw new IllegalArgumentException("size of model " + id + " must be close to its " + parameters.value()
                    + " parameters, not: " + size);
        }
    }
}
