package io.dynamote.telemetry.intake;

import java.time.Duration;
import java.util.List;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** Telemetry that cannot be taken. */
abstract sealed class IntakeException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private IntakeException(String code, HttpStatus status, String title, String detail) {
        super(code, status, title, detail, List.of());
    }

    /** More is under way than may be. */
    static final class Busy extends IntakeException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super(
                    "intake_busy",
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too much telemetry is under way",
                    "nothing of this batch was taken; send it again after Retry-After");
        }

        @Override
        public Duration retryAfter() {
            return AGAIN;
        }
    }

    /** Kafka did not take it. */
    static final class KafkaAway extends IntakeException {
        private static final long serialVersionUID = 1L;

        KafkaAway(String reason) {
            super(
                    "kafka_unavailable",
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Telemetry cannot be stored now",
                    "it is not sure that all of this batch was taken; send it again after Retry-After, what is numbered"
                            + " is not counted twice: " + reason);
        }

        @Override
        public Duration retryAfter() {
            return AGAIN;
        }
    }

    /** A sample that Kafka will never take, whenever it comes. */
    static final class TooLarge extends IntakeException {
        private static final long serialVersionUID = 1L;

        TooLarge(String reason) {
            super(
                    "sample_too_large",
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                    "A sample is too large to be stored",
                    "it is not sure that the others of this batch were taken; send them without it: " + reason);
        }
    }
}
