package io.dynamote.system.chart;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What every pod has to keep to, whatever the values. */
class PodPolicyTest {

    private static final Map<String, Integer> PORTS =
            Map.of("web", 8080, "catalog", 8081, "deployment", 8082, "telemetry", 8083, "alert", 8084);

    static Stream<Rendering.Workload> workloads() {
        return ValueSet.accepted().stream().flatMap(set -> Charts.RENDERED.get(set).workloads().stream());
    }

    static Stream<Rendering> renderings() {
        return ValueSet.accepted().stream().map(Charts.RENDERED::get);
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldRunAsNobodyInParticular(Rendering.Workload workload) {
        PodSpec pod = workload.template().getSpec();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getRunAsGroup()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getInitContainers()).isEmpty();
        assertThat(pod.getContainers()).hasSize(1).allSatisfy(container -> {
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getPrivileged()).isNull();
            assertThat(container.getSecurityContext().getRunAsUser()).isNull();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getSecurityContext().getCapabilities().getAdd())
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldTouchTheNodeOnlyForTheAgentAndOnlyToRead(Rendering.Workload workload) {
        PodSpec pod = workload.template().getSpec();
        boolean agent = workload.component().equals("agent");
        assertThat(pod.getHostPID()).isEqualTo(agent ? Boolean.TRUE : null);
        assertThat(pod.getHostIPC()).isNull();
        Set<String> ofTheNode = pod.getVolumes().stream()
                .filter(volume -> volume.getHostPath() != null)
                .map(volume -> volume.getName())
                .collect(Collectors.toSet());
        assertThat(ofTheNode).isEqualTo(agent ? Set.of("proc", "sys", "root") : Set.of());
        assertThat(workload.container().getVolumeMounts())
                .filteredOn(mount -> ofTheNode.contains(mount.getName()))
                .allSatisfy(mount -> assertThat(mount.getReadOnly()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldHaveRequestsAndLimits(Rendering.Workload workload) {
        Container container = workload.container();
        for (String resource : List.of("cpu", "memory")) {
            Quantity request = container.getResources().getRequests().get(resource);
            Quantity limit = container.getResources().getLimits().get(resource);
            assertThat(request.getNumericalAmount()).as(resource).isPositive();
            assertThat(limit.getNumericalAmount()).as(resource).isGreaterThanOrEqualTo(request.getNumericalAmount());
        }
        assertThat(workload.template().getSpec().getVolumes())
                .filteredOn(volume -> volume.getEmptyDir() != null)
                .allSatisfy(volume ->
                        assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldBeProbed(Rendering.Workload workload) {
        Container container = workload.container();
        assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .allSatisfy(probe -> assertThat(Stream.of(probe.getHttpGet(), probe.getExec(), probe.getTcpSocket()))
                        .filteredOn(way -> way != null)
                        .hasSize(1));
        // A service that only waits for another one is not to be restarted.
        assertThat(patience(container.getLivenessProbe())).isGreaterThan(patience(container.getReadinessProbe()));
        if (PORTS.containsKey(workload.component())) {
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/health/live");
            assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/health/live");
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/health/ready");
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldHaveTimeToEnd(Rendering.Workload workload) {
        PodSpec pod = workload.template().getSpec();
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(15);
        if (workload.owner() instanceof Deployment deployment) {
            long pause =
                    workload.container().getLifecycle().getPreStop().getSleep().getSeconds();
            assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(pause + 30);
            assertThat(deployment
                            .getSpec()
                            .getStrategy()
                            .getRollingUpdate()
                            .getMaxUnavailable()
                            .getIntVal())
                    .isZero();
            assertThat(deployment.getSpec().getRevisionHistoryLimit()).isLessThanOrEqualTo(10);
            assertThat(pod.getTopologySpreadConstraints())
                    .hasSize(2)
                    .allSatisfy(spread -> assertThat(spread.getLabelSelector().getMatchLabels())
                            .isEqualTo(workload.selector()));
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldGetNothingThatItDoesNotNeed(Rendering.Workload workload) {
        PodSpec pod = workload.template().getSpec();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        if (!Set.of("deployment", "telemetry").contains(workload.component())) {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        }
        assertThat(workload.container().getImage()).doesNotEndWith(":latest").containsAnyOf(":", "@sha256:");
        assertThat(workload.labels()).containsAllEntriesOf(workload.selector());
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldRunTheFiveServicesOnTheirPorts(Rendering rendering) {
        assertThat(rendering.all(Deployment.class)).hasSize(PORTS.size());
        PORTS.forEach((service, port) -> assertThat(
                        rendering.workload(service).container().getPorts())
                .as(service)
                .extracting(open -> open.getName() + " " + open.getContainerPort())
                .containsExactly("http " + port, "metrics " + (port + 5)));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldTellTheApiServersTokenOnlyWhoCallsIt(Rendering rendering) {
        boolean proxied =
                rendering.set().values().at("/telemetry/scrapeThroughApiServer").asBoolean();
        assertThat(rendering.workload("deployment").template().getSpec().getAutomountServiceAccountToken())
                .isTrue();
        assertThat(rendering.workload("telemetry").template().getSpec().getAutomountServiceAccountToken())
                .isEqualTo(proxied);
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldSayOnWhichImageItRuns(Rendering rendering) {
        rendering.workloads().stream().filter(Rendering.Workload::isOurs).forEach(workload -> {
            String image = workload.container().getImage();
            String digest = rendering
                    .set()
                    .values()
                    .at("/" + workload.component() + "/image/digest")
                    .asText();
            assertThat(image)
                    .contains("dynamote/" + workload.component())
                    .endsWith(digest.isEmpty() ? ":0.1.0" : "@" + digest);
        });
        assertThat(rendering.all(StatefulSet.class))
                .allSatisfy(set -> assertThat(set.getSpec().getReplicas()).isEqualTo(1));
    }

    private static int patience(Probe probe) {
        return probe.getPeriodSeconds() * (probe.getFailureThreshold() == null ? 3 : probe.getFailureThreshold());
    }
}
