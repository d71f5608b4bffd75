package io.dynamote.deployment.api;

import java.util.function.Function;

import io.dynamote.deployment.model.DeploymentName;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.InvalidValueException;
import io.dynamote.deployment.model.Namespace;
import io.dynamote.deployment.settings.DeploymentProperties;
import io.dynamote.runtime.problem.InvalidInputException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads which deployment a request is about. */
@Singleton
class Refs {

    private final Namespace defaultNamespace;

    Refs(DeploymentProperties properties) {
        this.defaultNamespace = properties.configurationDefaults().namespace();
    }

    /** The deployment of this name in this namespace, or in the default one. */
    DeploymentRef of(@Nullable String namespace, String name) {
        Namespace where = namespace == null ? defaultNamespace : read("namespace", namespace, Namespace::new);
        DeploymentName what = read("name", name, DeploymentName::new);
        return read("name", name, _ -> new DeploymentRef(where, what));
    }

    static <T> T read(String field, String value, Function<String, T> conversion) {
        try {
            return conversion.apply(value);
        } catch (InvalidValueException e) {
            throw InvalidInputException.of(field, value, e.expectation());
        }
    }
}
