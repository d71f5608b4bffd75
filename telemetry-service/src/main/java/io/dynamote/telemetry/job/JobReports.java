package io.dynamote.telemetry.job;

import io.dynamote.events.job.JobState;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Where other parts of this service report jobs of their own. */
@Singleton
public class JobReports {

    private final JobBoard board;
    private final JobTail tail;
    private final JobPublisher publisher;

    JobReports(JobBoard board, JobTail tail, JobPublisher publisher) {
        this.board = board;
        this.tail = tail;
        this.publisher = publisher;
    }

    /** Whether {@link #known} tells what was reported before this instance started, too. */
    public boolean isReady() {
        return tail.caughtUp();
    }

    /** The newest state of a job; null if there is none. */
    public @Nullable JobState known(String id) {
        return board.state(id);
    }

    /**
     * Publishes a state if it is news, and returns once Kafka has it.
     *
     * @throws io.dynamote.runtime.problem.ProblemException if it is not sure that Kafka has it
     */
    public void report(JobState state) throws InterruptedException {
        if (Judgement.of(board.state(state.id()), state) == Judgement.NEWS) {
            var _ = board.take(state, publisher.publish(state, null));
        }
    }
}
