package io.dynamote.embedded.cluster.api;

import java.util.List;
import java.util.Optional;

/**
 * What a path of the API names: a kind, and where it goes deeper an object and a part of it.
 *
 * @param type kind
 * @param namespace namespace; empty for all of them and for kinds without
 * @param name object; empty for the collection
 * @param subresource such as {@code status}; empty for the object itself
 */
record ResourcePath(ResourceType type, String namespace, String name, String subresource) {

    static Optional<ResourcePath> parse(Catalogue catalogue, List<String> segments) {
        if (segments.size() >= 3 && segments.getFirst().equals("api")) {
            return parse(catalogue, "", segments.get(1), segments.subList(2, segments.size()));
        }
        if (segments.size() >= 4 && segments.getFirst().equals("apis")) {
            return parse(catalogue, segments.get(1), segments.get(2), segments.subList(3, segments.size()));
        }
        return Optional.empty();
    }

    private static Optional<ResourcePath> parse(Catalogue catalogue, String group, String version, List<String> rest) {
        boolean inNamespace = rest.size() >= 3
                && rest.getFirst().equals("namespaces")
                && catalogue.find(group, version, rest.get(2)).isPresent();
        String namespace = inNamespace ? rest.get(1) : "";
        List<String> own = inNamespace ? rest.subList(2, rest.size()) : rest;
        if (own.size() > 3) {
            return Optional.empty();
        }
        return catalogue
                .find(group, version, own.getFirst())
                .filter(type -> type.namespaced() || !inNamespace)
                .map(type -> new ResourcePath(type, namespace, at(own, 1), at(own, 2)));
    }

    boolean isStatus() {
        return subresource.equals("status");
    }

    private static String at(List<String> segments, int index) {
        return index < segments.size() ? segments.get(index) : "";
    }
}
