package io.dynamote.demo.host;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSampleReader;
import io.dynamote.events.host.HostSampleWriter;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostSimulationTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static List<HostSample> run(HostKind kind, int seconds) {
        HostSimulation host = new HostSimulation(kind, new Random(3), NOON);
        List<HostSample> samples = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            samples.add(host.sample(NOON.plusSeconds(second)));
        }
        return samples;
    }

    @Test
    void shouldBeSixHostsOfSeveralRoles() {
        assertThat(HostKind.six()).hasSize(6).extracting(HostKind::id).doesNotHaveDuplicates();
        assertThat(HostKind.six()).extracting(HostKind::role).contains("gpu", "gateway", "database", "storage");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void shouldTellWhatTheContractTakes(int number) throws Exception {
        for (HostSample sample : run(HostKind.six().get(number), 65)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            HostSampleWriter.write(sample, line);
            byte[] json = line.toByteArray();
            assertThat(HostSampleReader.read(json, 0, json.length)).isEqualTo(sample);
            assertThat(sample.sections()
                            .cpu()
                            .reading()
                            .value()
                            .orElseThrow()
                            .utilization()
                            .value()
                            .orElseThrow())
                    .isBetween(0.0, 1.0);
            assertThat(sample.sections()
                            .memory()
                            .reading()
                            .value()
                            .orElseThrow()
                            .utilization()
                            .value()
                            .orElseThrow())
                    .isBetween(0.0, 1.0);
        }
    }

    @Test
    void shouldSayThatAHostHasNoGraphics() {
        HostSample sample = run(HostKind.six().get(3), 1).getFirst();
        assertThat(sample.sections().gpus().reading()).isInstanceOf(Reading.Unavailable.class);
    }

    @Test
    void shouldTellSlowPartsAtFirstAndThenSeldom() {
        List<HostSample> samples = run(HostKind.six().get(4), 61);
        assertThat(samples)
                .filteredOn(sample -> sample.sections().drives() != null)
                .extracting(HostSample::sequence)
                .containsExactly(1L, 31L, 61L);
    }

    @Test
    void shouldLetAServiceFailAndComeBack() {
        List<Service.Status> last = run(HostKind.six().get(0), 30 * 400).stream()
                .filter(sample -> sample.sections().services() != null)
                .map(sample -> sample.sections()
                        .services()
                        .reading()
                        .value()
                        .orElseThrow()
                        .getLast()
                        .status())
                .toList();
        assertThat(last).contains(Service.Status.FAILED, Service.Status.RUNNING);
        assertThat(last.stream().filter(Service.Status.FAILED::equals).count()).isLessThan(last.size() / 4);
    }
}
