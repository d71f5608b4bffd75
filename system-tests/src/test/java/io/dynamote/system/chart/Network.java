package io.dynamote.system.chart;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;

/**
 * Who may connect to whom inside a release: as NetworkPolicies say, and as the settings of the pods need it.
 *
 * @param release with policies
 */
record Network(Rendering release) {

    private static final Pattern CALL = Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)\\.svc:(\\d+)");

    /** Connections as {@code from -> to:port}. */
    Set<String> allowed() {
        return pairs((from, to) -> to.container().getPorts().stream()
                .filter(port -> allows(from, to, port.getName(), port.getContainerPort()))
                .map(port -> from.component() + " -> " + to.component() + ":" + port.getContainerPort()));
    }

    /** The connections that the addresses in the environment of the pods name. */
    Set<String> needed() {
        Set<String> calls = new TreeSet<>();
        release.workloads()
                .forEach(from -> from.container().getEnv().stream()
                        .map(variable -> variable.getValue())
                        .filter(Objects::nonNull)
                        .forEach(value -> {
                            Matcher address = CALL.matcher(value);
                            while (address.find()) {
                                calls.add(from.component() + " -> " + component(address.group(1)) + ":"
                                        + address.group(3));
                            }
                        }));
        return calls;
    }

    /** Workloads that no policy isolates, in a direction. */
    List<Rendering.Workload> open(String direction) {
        return release.workloads().stream()
                .filter(workload -> policies(workload)
                        .noneMatch(policy -> policy.getSpec().getPolicyTypes().contains(direction)))
                .toList();
    }

    private Set<String> pairs(BiFunction<Rendering.Workload, Rendering.Workload, Stream<String>> connections) {
        Set<String> found = new TreeSet<>();
        for (Rendering.Workload from : release.workloads()) {
            for (Rendering.Workload to : release.workloads()) {
                if (!from.equals(to)) {
                    connections.apply(from, to).forEach(found::add);
                }
            }
        }
        return found;
    }

    private boolean allows(Rendering.Workload from, Rendering.Workload to, String name, int port) {
        boolean leaves = policies(from)
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(rule -> names(rule.getPorts(), name, port) && reaches(rule.getTo(), to.labels()));
        return leaves
                && policies(to)
                        .flatMap(policy -> policy.getSpec().getIngress().stream())
                        .anyMatch(rule -> names(rule.getPorts(), name, port) && reaches(rule.getFrom(), from.labels()));
    }

    private Stream<NetworkPolicy> policies(Rendering.Workload workload) {
        return release.all(NetworkPolicy.class).stream()
                .filter(policy -> matches(policy.getSpec().getPodSelector(), workload.labels()));
    }

    private static boolean names(List<NetworkPolicyPort> ports, String name, int number) {
        return ports.stream().map(NetworkPolicyPort::getPort).anyMatch(port -> is(port, name, number));
    }

    private static boolean is(IntOrString port, String name, int number) {
        return port.getStrVal() == null
                ? port.getIntVal() == number
                : port.getStrVal().equals(name);
    }

    /** Blocks of addresses are for what is outside; a selector of all namespaces takes in this one. */
    private static boolean reaches(List<NetworkPolicyPeer> peers, Map<String, String> labels) {
        return peers.stream()
                .filter(peer -> peer.getIpBlock() == null)
                .filter(peer -> peer.getNamespaceSelector() == null || isEmpty(peer.getNamespaceSelector()))
                .anyMatch(peer -> peer.getPodSelector() == null || matches(peer.getPodSelector(), labels));
    }

    private static boolean isEmpty(LabelSelector selector) {
        return selector.getMatchLabels().isEmpty()
                && selector.getMatchExpressions().isEmpty();
    }

    private static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(term -> matches(term, labels));
    }

    private static boolean matches(LabelSelectorRequirement term, Map<String, String> labels) {
        return switch (term.getOperator()) {
            case "In" -> term.getValues().contains(labels.get(term.getKey()));
            case "Exists" -> labels.containsKey(term.getKey());
            default -> throw new IllegalArgumentException("must be In or Exists, not: " + term.getOperator());
        };
    }

    private String component(String service) {
        return release.workloads().stream()
                .filter(workload -> workload.toString().equals(service))
                .findFirst()
                .orElseThrow()
                .component();
    }
}
