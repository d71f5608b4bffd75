package io.dynamote.telemetry.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobBoardTest {

    private static final JobProperties PROPERTIES = new JobProperties(
            Duration.ofMinutes(10), Duration.ofMinutes(2), Duration.ofDays(1), Duration.ofDays(400), 3);

    private final JobBoard board = new JobBoard(PROPERTIES);

    private Judgement take(JobState state) {
        return board.take(state, state.updatedAt());
    }

    private List<String> onBoard(double second) {
        return board.current(States.at(second), _ -> true, job -> job.state().id()).stream()
                .sorted()
                .toList();
    }

    @Test
    void shouldTellTheStoryOfAJob() {
        States job = States.running("j");
        take(job.status(JobStatus.PENDING).state(0));
        take(job.stage("packing").state(1));
        take(job.stage("packing").progress(0.5).state(2));
        take(job.stage("sending").state(3));
        take(job.stage("sending").status(JobStatus.PAUSED).state(4));
        take(job.stage("sending").state(5));
        take(job.stage("sending").failed("disk full").state(6));
        take(job.attempt(2).state(7));
        take(job.attempt(2).status(JobStatus.COMPLETED).state(8));

        assertThat(board.events(100).reversed())
                .extracting(JobEvent::message)
                .containsExactly(
                        "waits to begin",
                        "has begun",
                        "now at: sending",
                        "is paused",
                        "goes on",
                        "has failed: disk full",
                        "has begun",
                        "is completed");
        assertThat(board.events(1)).extracting(JobEvent::attempt).containsExactly(2);
        assertThat(board.tell("j", Job::earlier)).extracting(JobState::status).containsExactly(JobStatus.FAILED);
    }

    @Test
    void shouldEndUpTheSameWhateverTheOrderAndHoweverOftenStatesCome() {
        States job = States.running("j");
        List<JobState> states = new ArrayList<>();
        for (int second = 0; second < 20; second++) {
            states.add(job.progress(second / 40.0).state(second));
        }
        states.add(job.attempt(2).state(20));
        for (int second = 21; second < 40; second++) {
            states.add(job.attempt(2).progress(second / 40.0).state(second));
        }
        JobState end = job.attempt(2).status(JobStatus.COMPLETED).state(40);
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<JobState> shuffled = new ArrayList<>(states);
            shuffled.addAll(states.subList(0, random.nextInt(states.size())));
            shuffled.add(end);
            Collections.shuffle(shuffled, random);
            JobBoard other = new JobBoard(PROPERTIES);
            shuffled.forEach(state -> other.take(state, States.at(50)));
            assertThat(other.state("j")).isEqualTo(end);
        }
    }

    @Test
    void shouldKeepARunOfOneMachineApartFromTheRunBefore() {
        take(States.running("migrate/vm-1/2026-11-19")
                .status(JobStatus.COMPLETED)
                .state(0));
        take(States.running("migrate/vm-1/2026-11-20").state(1));
        assertThat(onBoard(2)).containsExactly("migrate/vm-1/2026-11-19", "migrate/vm-1/2026-11-20");
    }

    @Test
    void shouldArchiveWhatHasEndedAfterTheDelayAndNotLetItComeBack() {
        take(States.running("done").status(JobStatus.COMPLETED).state(0));
        take(States.running("busy").state(0));
        assertThat(onBoard(599)).containsExactly("busy", "done");
        assertThat(onBoard(600)).containsExactly("busy");
        assertThat(take(States.running("done").state(601))).isEqualTo(Judgement.ENDED);
        assertThat(take(States.running("done").attempt(2).state(602))).isEqualTo(Judgement.NEWS);
        assertThat(onBoard(603)).containsExactly("busy", "done");
    }

    @Test
    void shouldKnowOnlySoManyJobsAndForgetThoseThatHaveEndedFirst() {
        take(States.running("old").state(0));
        take(States.running("ended").status(JobStatus.FAILED).state(5));
        take(States.running("a").state(10));
        take(States.running("b").state(11));
        assertThat(onBoard(12)).containsExactly("a", "b", "old");
        take(States.running("c").state(13));
        assertThat(onBoard(14)).containsExactly("a", "b", "c");
    }
}
