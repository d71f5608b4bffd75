package io.dynamote.telemetry.job;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import io.dynamote.events.job.JobState;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Why a request about jobs cannot be met. */
abstract sealed class JobException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private JobException(String code, HttpStatus status, String title, String detail, List<FieldError> errors) {
        super(code, status, title, detail, errors);
    }

    /** No job has this id. */
    static final class NotFound extends JobException {
        private static final long serialVersionUID = 1L;

        NotFound(String id) {
            super("job_not_found", HttpStatus.NOT_FOUND, "There is no such job", "no job has the id " + id, List.of());
        }
    }

    /** The attempt is over. */
    static final class Ended extends JobException {
        private static final long serialVersionUID = 1L;

        Ended(JobState known) {
            super(
                    "job_has_ended",
                    HttpStatus.CONFLICT,
                    "This attempt has ended",
                    "attempt " + known.attempt() + " of " + known.id() + " is " + JobInput.word(known.status())
                            + "; what begins anew is attempt " + (known.attempt() + 1),
                    List.of(new FieldError("attempt", known.attempt(), "must be at least " + (known.attempt() + 1))));
        }
    }

    /** A question to Postgres failed. */
    static final class ArchiveFailed extends JobException {
        private static final long serialVersionUID = 1L;

        ArchiveFailed(SQLException cause) {
            super(
                    "archive_failed",
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "The archive of jobs cannot be read",
                    "The log has the reason under the trace id.",
                    List.of());
            initCause(cause);
        }
    }

    /** Kafka did not take the state. */
    static final class KafkaAway extends JobException {
        private static final long serialVersionUID = 1L;

        KafkaAway(String reason) {
            super(
                    "kafka_unavailable",
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The state cannot be stored now",
                    "send it again after Retry-After, it does no harm if it was stored after all: " + reason,
                    List.of());
        }

        @Override
        public @Nullable Duration retryAfter() {
            return Duration.ofSeconds(2);
        }
    }
}
