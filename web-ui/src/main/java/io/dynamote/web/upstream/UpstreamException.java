package io.dynamote.web.upstream;

import java.time.Duration;
import java.util.List;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** A service behind the door gave no usable answer. The problem document names it. */
@SuppressWarnings("serial") // never serialised; the field is a Duration
public abstract sealed class UpstreamException extends ProblemException {

    private UpstreamException(String code, HttpStatus status, String title, String detail) {
        super(code, status, title, detail, List.of());
    }

    /** Nobody answers at its address: it is down or starting. */
    public static final class Down extends UpstreamException {
        Down(Upstream upstream) {
            super(
                    "service_unavailable",
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "A service is down",
                    upstream.service() + " cannot be reached; try again in a moment");
        }

        @Override
        public @Nullable Duration retryAfter() {
            return Duration.ofSeconds(2);
        }
    }

    /** It took the request and did not answer in time. */
    public static final class Slow extends UpstreamException {
        Slow(Upstream upstream, Duration patience) {
            super(
                    "service_timeout",
                    HttpStatus.GATEWAY_TIMEOUT,
                    "A service did not answer in time",
                    upstream.service() + " did not answer within " + patience.toSeconds() + " s");
        }
    }

    /** The connection broke before an answer was there. */
    public static final class Broken extends UpstreamException {
        Broken(Upstream upstream) {
            super(
                    "service_failed",
                    HttpStatus.BAD_GATEWAY,
                    "A service broke off",
                    upstream.service() + " closed the connection before it had answered");
        }
    }
}
