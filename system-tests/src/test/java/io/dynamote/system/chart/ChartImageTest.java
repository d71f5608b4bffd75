package io.dynamote.system.chart;

import java.util.List;
import java.util.stream.Stream;

import io.dynamote.system.YamlFile;
import io.dynamote.system.image.Dockerfile;
import io.dynamote.system.image.ImageTarget;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.VolumeMount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The chart runs images as the Dockerfile makes them. */
class ChartImageTest {

    private static final Dockerfile DOCKERFILE = Dockerfile.ofRepository();

    @ParameterizedTest
    @MethodSource("io.dynamote.system.chart.Charts#ours")
    void shouldRunItsOwnTargetByTheCommandOfTheImage(Rendering.Workload workload) {
        Container container = workload.container();
        assertThat(container.getImage()).matches(".*dynamote/" + workload.component() + "[:@].+");
        assertThat(container.getCommand()).isEmpty();
        assertThat(container.getArgs()).isEmpty();
        assertThat(container.getWorkingDir()).isNull();
    }

    @ParameterizedTest
    @MethodSource("io.dynamote.system.chart.Charts#ours")
    void shouldRunAsTheUserOfTheImage(Rendering.Workload workload) {
        PodSpec pod = workload.template().getSpec();
        assertThat(pod.getSecurityContext().getRunAsUser() + ":"
                        + pod.getSecurityContext().getRunAsGroup())
                .isEqualTo(target(workload).user());
    }

    @ParameterizedTest
    @MethodSource("io.dynamote.system.chart.Charts#ours")
    void shouldUseThePortsOfTheImage(Rendering.Workload workload) {
        assertThat(workload.container().getPorts())
                .extracting(ContainerPort::getContainerPort)
                .containsExactlyInAnyOrderElementsOf(target(workload).ports());
    }

    @ParameterizedTest
    @MethodSource("io.dynamote.system.chart.Charts#ours")
    void shouldMountWhatTheImageWritesTo(Rendering.Workload workload) {
        assertThat(workload.container().getVolumeMounts())
                .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .extracting(VolumeMount::getMountPath)
                .contains("/tmp")
                .containsAll(target(workload).volumes());
    }

    /** By the image's own command, where a port cannot be asked. */
    @ParameterizedTest
    @MethodSource("io.dynamote.system.chart.Charts#ours")
    void shouldCheckHealthByACommandThatTheImageHas(Rendering.Workload workload) {
        Container container = workload.container();
        List<List<String>> commands = Stream.of(
                        container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                .map(Probe::getExec)
                .filter(exec -> exec != null)
                .map(exec -> exec.getCommand())
                .toList();
        assertThat(commands)
                .hasSize(container.getPorts().isEmpty() ? 3 : 0)
                .allMatch(target(workload).health()::equals);
    }

    @Test
    void shouldBeOfTheVersionThatTheImagesSay() {
        Object version = YamlFile.read(Charts.CHART.resolve("Chart.yaml")).get("appVersion");
        assertThat(DOCKERFILE.target("web").label("org.opencontainers.image.version"))
                .isEqualTo(version);
    }

    private static ImageTarget target(Rendering.Workload workload) {
        return DOCKERFILE.target(workload.component());
    }
}
