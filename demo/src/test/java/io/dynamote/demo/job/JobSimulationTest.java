package io.dynamote.demo.job;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobSimulationTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final JobSimulation simulation = new JobSimulation(new Random(1), NOON);

    @Test
    void shouldHaveFiveJobsAtATime() {
        List<JobState> states = simulation.advance(NOON);
        assertThat(states).hasSize(5).extracting(JobState::id).doesNotHaveDuplicates();
    }

    @Test
    void shouldFailOneInFive() {
        Map<String, JobState> last = new LinkedHashMap<>();
        for (int second = 0; second < 7_200; second++) {
            simulation.advance(NOON.plusSeconds(second)).forEach(state -> last.put(state.id(), state));
        }
        List<JobState> ended = last.values().stream()
                .filter(state -> state.status().isFinished())
                .toList();
        long failed = ended.stream()
                .filter(state -> state.status() == JobStatus.FAILED)
                .count();
        assertThat(ended).hasSizeGreaterThan(60);
        assertThat((double) failed / ended.size()).isBetween(0.15, 0.25);
        assertThat(ended)
                .filteredOn(state -> state.status() == JobStatus.FAILED)
                .allSatisfy(state -> assertThat(state.error()).contains("lost"));
        assertThat(ended)
                .filteredOn(state -> state.status() == JobStatus.COMPLETED)
                .allSatisfy(state -> assertThat(state.bytesDone()).isEqualTo(state.bytesTotal()));
    }

    @Test
    void shouldNeverGoBack() {
        Map<String, Long> done = new LinkedHashMap<>();
        for (int second = 0; second < 600; second++) {
            for (JobState state : simulation.advance(NOON.plusSeconds(second))) {
                assertThat(state.bytesDone()).isGreaterThanOrEqualTo(done.getOrDefault(state.id(), 0L));
                done.put(state.id(), state.bytesDone());
            }
        }
    }
}
