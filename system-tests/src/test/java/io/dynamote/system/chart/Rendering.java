package io.dynamote.system.chart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.dynamote.system.YamlFile;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;

/**
 * The objects of one release.
 *
 * @param set it was rendered with
 * @param objects in the order of Helm
 */
record Rendering(ValueSet set, List<HasMetadata> objects) {

    static Rendering of(ValueSet set, String text) {
        return new Rendering(
                set, YamlFile.documents(text).stream().map(StrictModel::read).toList());
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The object whose name ends with the component. */
    <T extends HasMetadata> Optional<T> find(Class<T> kind, String component) {
        return all(kind).stream()
                .filter(object -> object.getMetadata().getName().endsWith("-" + component))
                .findFirst();
    }

    boolean has(Class<? extends HasMetadata> kind, String name) {
        return all(kind).stream()
                .anyMatch(object -> object.getMetadata().getName().equals(name));
    }

    /** What runs: the pods of Deployments, StatefulSets and the DaemonSet. */
    List<Workload> workloads() {
        return objects.stream().flatMap(Rendering::workload).toList();
    }

    Workload workload(String component) {
        return workloads().stream()
                .filter(workload -> workload.component().equals(component))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Workload> workload(HasMetadata object) {
        return switch (object) {
            case Deployment it ->
                Stream.of(new Workload(
                        it,
                        it.getSpec().getSelector().getMatchLabels(),
                        it.getSpec().getTemplate()));
            case StatefulSet it ->
                Stream.of(new Workload(
                        it,
                        it.getSpec().getSelector().getMatchLabels(),
                        it.getSpec().getTemplate()));
            case DaemonSet it ->
                Stream.of(new Workload(
                        it,
                        it.getSpec().getSelector().getMatchLabels(),
                        it.getSpec().getTemplate()));
            default -> Stream.empty();
        };
    }

    /**
     * Pods of one kind.
     *
     * @param owner that makes them
     * @param selector by which the owner finds them
     * @param template of each
     */
    record Workload(HasMetadata owner, Map<String, String> selector, PodTemplateSpec template) {

        String component() {
            return labels().get("app.kubernetes.io/component");
        }

        Map<String, String> labels() {
            return template.getMetadata().getLabels();
        }

        /** Each has one container. */
        Container container() {
            return template.getSpec().getContainers().getFirst();
        }

        boolean isOurs() {
            return container().getImage().contains("dynamote/");
        }

        @Override
        public String toString() {
            return owner.getMetadata().getName();
        }
    }
}
