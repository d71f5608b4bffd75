package io.dynamote.system.chart;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever one object says of another is so. */
class ReferencesTest {

    static Stream<Rendering> renderings() {
        return ValueSet.accepted().stream().map(Charts.RENDERED::get);
    }

    /** The chart makes no Secret, so each one that is used is named by the values, and each one named there is used. */
    @ParameterizedTest
    @MethodSource("renderings")
    void shouldUseTheSecretsThatTheValuesName(Rendering rendering) {
        Set<String> used = new TreeSet<>();
        rendering.workloads().forEach(workload -> {
            PodSpec pod = workload.template().getSpec();
            pod.getImagePullSecrets().stream()
                    .map(LocalObjectReference::getName)
                    .forEach(used::add);
            pod.getVolumes().stream()
                    .filter(volume -> volume.getSecret() != null)
                    .forEach(volume -> used.add(volume.getSecret().getSecretName()));
            workload.container().getEnv().stream()
                    .map(variable -> variable.getValueFrom())
                    .filter(Objects::nonNull)
                    .map(EnvVarSource::getSecretKeyRef)
                    .filter(Objects::nonNull)
                    .forEach(reference -> used.add(reference.getName()));
        });
        rendering.all(Ingress.class).stream()
                .flatMap(ingress -> ingress.getSpec().getTls().stream())
                .map(IngressTLS::getSecretName)
                .forEach(used::add);
        assertThat(used).isEqualTo(declared(rendering.set().values()));
    }

    private static Set<String> declared(JsonNode values) {
        Set<String> names = new TreeSet<>();
        Stream.of("/secrets/postgres/name", "/secrets/alert/name", "/ingress/tlsSecret")
                .forEach(path -> names.add(values.at(path).asText()));
        if (!values.at("/kafka/bundled/enabled").asBoolean()) {
            names.add(values.at("/kafka/external/clientSecret").asText());
        }
        if (!values.at("/postgres/bundled/enabled").asBoolean()) {
            names.add(values.at("/postgres/external/caSecret").asText());
        }
        values.at("/imagePullSecrets").forEach(name -> names.add(name.asText()));
        names.remove("");
        return names;
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldMountWhatIsThere(Rendering rendering) {
        rendering.workloads().forEach(workload -> {
            PodSpec pod = workload.template().getSpec();
            Set<String> claimed = workload.owner() instanceof StatefulSet set
                    ? Set.of(set.getSpec()
                            .getVolumeClaimTemplates()
                            .getFirst()
                            .getMetadata()
                            .getName())
                    : Set.of();
            List<String> offered = Stream.concat(
                            pod.getVolumes().stream().map(volume -> volume.getName()), claimed.stream())
                    .toList();
            assertThat(workload.container().getVolumeMounts())
                    .as(workload.toString())
                    .extracting(VolumeMount::getName)
                    .containsExactlyInAnyOrderElementsOf(offered);
            pod.getVolumes().stream()
                    .filter(volume -> volume.getConfigMap() != null)
                    .forEach(volume -> assertThat(rendering.has(
                                    ConfigMap.class, volume.getConfigMap().getName()))
                            .as(volume.getConfigMap().getName())
                            .isTrue());
        });
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldRunUnderAccountsThatAreThere(Rendering rendering) {
        Set<String> used = new TreeSet<>();
        rendering.workloads().forEach(workload -> {
            String account = workload.template().getSpec().getServiceAccountName();
            if (workload.isOurs()) {
                assertThat(rendering.has(ServiceAccount.class, account))
                        .as(account)
                        .isTrue();
                used.add(account);
            } else {
                assertThat(workload.template().getSpec().getAutomountServiceAccountToken())
                        .isFalse();
            }
        });
        assertThat(rendering.all(ServiceAccount.class))
                .allSatisfy(account ->
                        assertThat(account.getAutomountServiceAccountToken()).isFalse())
                .extracting(account -> account.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldSelectOneKindOfPods(Rendering rendering) {
        rendering
                .workloads()
                .forEach(workload ->
                        assertThat(selected(rendering, workload.selector())).containsExactly(workload.toString()));
        assertThat(rendering.all(Service.class)).allSatisfy(service -> {
            List<String> selected = selected(rendering, service.getSpec().getSelector());
            assertThat(selected).containsExactly(service.getMetadata().getName());
            service.getSpec()
                    .getPorts()
                    .forEach(port -> assertThat(ports(rendering, selected.getFirst()))
                            .anyMatch(open ->
                                    open.getName().equals(port.getTargetPort().getStrVal())
                                            && open.getContainerPort().equals(port.getPort())));
        });
        assertThat(rendering.all(PodDisruptionBudget.class))
                .hasSize(
                        rendering
                                        .set()
                                        .values()
                                        .at("/podDisruptionBudget/enabled")
                                        .asBoolean()
                                ? 5
                                : 0)
                .allSatisfy(budget -> assertThat(selected(
                                rendering, budget.getSpec().getSelector().getMatchLabels()))
                        .containsExactly(budget.getMetadata().getName()));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldProbePortsThatAreOpen(Rendering rendering) {
        rendering.workloads().forEach(workload -> {
            List<String> open = workload.container().getPorts().stream()
                    .map(ContainerPort::getName)
                    .toList();
            Stream.of(
                            workload.container().getStartupProbe(),
                            workload.container().getLivenessProbe(),
                            workload.container().getReadinessProbe())
                    .flatMap(ReferencesTest::port)
                    .forEach(port -> assertThat(open).as(workload.toString()).contains(port));
        });
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldBindRolesThatAreThere(Rendering rendering) {
        rendering.all(ClusterRoleBinding.class).forEach(binding -> {
            assertThat(rendering.has(ClusterRole.class, binding.getRoleRef().getName()))
                    .isTrue();
            assertSubjects(rendering, binding.getSubjects());
        });
        rendering.all(RoleBinding.class).forEach(binding -> {
            assertThat(rendering.all(Role.class))
                    .anyMatch(role -> role.getMetadata()
                                    .getName()
                                    .equals(binding.getRoleRef().getName())
                            && role.getMetadata()
                                    .getNamespace()
                                    .equals(binding.getMetadata().getNamespace()));
            assertSubjects(rendering, binding.getSubjects());
        });
        assertThat(rendering.all(ClusterRole.class)).hasSameSizeAs(rendering.all(ClusterRoleBinding.class));
        assertThat(rendering.all(Role.class)).hasSameSizeAs(rendering.all(RoleBinding.class));
    }

    private static void assertSubjects(Rendering rendering, List<Subject> subjects) {
        assertThat(subjects).hasSize(1).allSatisfy(subject -> {
            assertThat(subject.getNamespace()).isEqualTo(rendering.set().namespace());
            assertThat(rendering.has(ServiceAccount.class, subject.getName())).isTrue();
        });
    }

    private static Stream<String> port(Probe probe) {
        return Stream.of(
                        probe.getHttpGet() == null ? null : probe.getHttpGet().getPort(),
                        probe.getTcpSocket() == null
                                ? null
                                : probe.getTcpSocket().getPort())
                .filter(Objects::nonNull)
                .map(port -> port.getStrVal());
    }

    private static List<ContainerPort> ports(Rendering rendering, String workload) {
        return rendering.workloads().stream()
                .filter(candidate -> candidate.toString().equals(workload))
                .flatMap(candidate -> candidate.container().getPorts().stream())
                .toList();
    }

    private static List<String> selected(Rendering rendering, Map<String, String> selector) {
        return rendering.workloads().stream()
                .filter(workload -> workload.labels().entrySet().containsAll(selector.entrySet()))
                .map(Rendering.Workload::toString)
                .toList();
    }
}
