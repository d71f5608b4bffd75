package io.dynamote.system.chart;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;

/**
 * One thing that an account may do.
 *
 * @param group of the API; empty for the core
 * @param resource in the plural, with a subresource behind a slash
 * @param verb of the API server
 */
public record Permission(String group, String resource, String verb) implements Comparable<Permission> {

    @Override
    public int compareTo(Permission other) {
        return toString().compareTo(other.toString());
    }

    /**
     * What the chart allows a component.
     *
     * @param set name of the values
     */
    public static Set<Permission> granted(String set, String component) {
        Rendering rendering = Charts.RENDERED.get(ValueSet.named(set));
        Stream<PolicyRule> rules = Stream.concat(
                rendering.all(ClusterRole.class).stream()
                        .filter(role ->
                                component.equals(role.getMetadata().getLabels().get("app.kubernetes.io/component")))
                        .flatMap(role -> role.getRules().stream()),
                rendering.all(Role.class).stream()
                        .filter(role ->
                                component.equals(role.getMetadata().getLabels().get("app.kubernetes.io/component")))
                        .flatMap(role -> role.getRules().stream()));
        Set<Permission> granted = new TreeSet<>();
        rules.forEach(rule -> rule.getApiGroups()
                .forEach(group -> rule.getResources()
                        .forEach(resource ->
                                rule.getVerbs().forEach(verb -> granted.add(new Permission(group, resource, verb))))));
        return granted;
    }
}
