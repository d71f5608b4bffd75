package io.dynamote.contracts.api;

import java.lang.reflect.Method;
import java.util.List;

/**
 * What a method of a controller answers to.
 *
 * @param verb in lower case, as OpenAPI has it
 * @param path with parameters in braces
 * @param produces media types of its answers
 * @param method that answers
 */
record Route(String verb, String path, List<String> produces, Method method) {

    Route {
        produces = List.copyOf(produces);
    }

    /** How outlines name it, for example {@code RuleController.list}. */
    String handler() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
