package io.dynamote.system.chart;

import java.util.List;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** NetworkPolicies let through what the services need of each other, and nothing else. */
class NetworkTest {

    static Stream<Network> networks() {
        return ValueSet.accepted().stream()
                .map(Charts.RENDERED::get)
                .filter(rendering -> !rendering.all(NetworkPolicy.class).isEmpty())
                .map(Network::new);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldLeaveNoPodOpen(Network network) {
        assertThat(network.open("Ingress")).isEmpty();
        assertThat(network.open("Egress")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldAllowExactlyTheCallsThatPodsAreToldToMake(Network network) {
        assertThat(network.needed()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(network.allowed()).isEqualTo(network.needed());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldNotHaveRulesForAnyPeerOrAnyPort(Network network) {
        network.release().all(NetworkPolicy.class).stream()
                .map(NetworkPolicy::getSpec)
                .forEach(policy -> {
                    assertThat(policy.getIngress()).allSatisfy(rule -> {
                        assertThat(rule.getFrom()).isNotEmpty();
                        assertThat(rule.getPorts()).isNotEmpty();
                    });
                    assertThat(policy.getEgress()).allSatisfy(rule -> {
                        assertThat(rule.getTo()).isNotEmpty();
                        assertThat(rule.getPorts()).isNotEmpty();
                    });
                });
    }

    @Test
    void shouldHaveNoneWhereTheyAreNotWanted() {
        assertThat(Charts.RENDERED.get(ValueSet.named("open-network")).all(NetworkPolicy.class))
                .isEmpty();
    }

    @Test
    void shouldKeepThePortalClosedUntilSomebodyIsNamed() {
        assertThat(ports("default", "web")).containsExactly("metrics");
        assertThat(ports("ingress", "web")).containsExactly("http", "metrics");
    }

    @Test
    void shouldLetOnlyAlertsAndTheClustersOwnPartsOut() {
        assertThat(blocks("default", "web")).containsExactly("169.254.20.10/32");
        assertThat(blocks("default", "catalog")).containsExactly("169.254.20.10/32");
        assertThat(blocks("default", "telemetry")).containsExactly("169.254.20.10/32");
        assertThat(blocks("default", "deployment")).containsExactly("169.254.20.10/32", "0.0.0.0/0");
        assertThat(blocks("polled-hosts", "telemetry")).containsExactly("169.254.20.10/32", "10.1.0.0/16");
        assertThat(blocks("one-namespace-api-server", "telemetry")).containsExactly("169.254.20.10/32", "10.0.0.1/32");
        assertThat(blocks("external-postgres", "catalog")).containsExactly("169.254.20.10/32", "10.30.1.7/32");
    }

    /** Each broker may have a port of its own. */
    @Test
    void shouldReachExternalKafkaOnThePortsOfItsBrokers() {
        assertThat(policy("external-kafka", "web").getEgress())
                .filteredOn(rule -> rule.getTo().stream()
                        .anyMatch(peer -> peer.getIpBlock() != null
                                && peer.getIpBlock().getCidr().equals("10.20.0.0/16")))
                .flatExtracting(rule -> rule.getPorts())
                .extracting(port -> port.getPort().getIntVal())
                .containsExactly(9093, 9094);
    }

    private static List<String> ports(String set, String component) {
        return policy(set, component).getIngress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getStrVal())
                .toList();
    }

    private static List<String> blocks(String set, String component) {
        return policy(set, component).getEgress().stream()
                .flatMap(rule -> rule.getTo().stream())
                .filter(peer -> peer.getIpBlock() != null)
                .map(peer -> peer.getIpBlock().getCidr())
                .toList();
    }

    private static NetworkPolicySpec policy(String set, String component) {
        return Charts.RENDERED
                .get(ValueSet.named(set))
                .find(NetworkPolicy.class, component)
                .orElseThrow()
                .getSpec();
    }
}
