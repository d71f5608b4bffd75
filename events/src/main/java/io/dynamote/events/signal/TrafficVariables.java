package io.dynamote.events.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.dynamote.events.traffic.ErrorClass;

/** Figures of traffic. */
public final class TrafficVariables {

    public static final String ACTIVE_REQUESTS = "active_requests";
    public static final String REQUESTS_PER_SECOND = "requests_per_second";
    public static final String CANCELLED_PER_SECOND = "cancelled_per_second";
    public static final String ERRORS_PER_SECOND = "errors_per_second";
    public static final String ERROR_RATIO = "error_ratio";
    public static final String INPUT_TOKENS_PER_SECOND = "input_tokens_per_second";
    public static final String OUTPUT_TOKENS_PER_SECOND = "output_tokens_per_second";
    public static final String REQUESTS_LAST_MINUTE = "requests_last_minute";

    /** Stems of the figures that have percentiles; see {@link #percentile}. */
    public static final String DURATION = "duration";

    public static final String TIME_TO_FIRST_TOKEN = "time_to_first_token";
    public static final String TIME_PER_OUTPUT_TOKEN = "time_per_output_token";

    /** The percentiles that there are. */
    public static final List<Integer> PERCENTILES = List.of(50, 95, 99);

    private TrafficVariables() {}

    /** Name of the errors of one class, in errors a second. */
    public static String errorsPerSecond(ErrorClass error) {
        return error.name().toLowerCase(Locale.ROOT) + "_errors_per_second";
    }

    /** Name of a percentile in seconds, such as {@code duration_p95_seconds}. */
    public static String percentile(String stem, int percentile) {
        return stem + "_p" + percentile + "_seconds";
    }

    static List<Variable> all() {
        List<Variable> all = new ArrayList<>(List.of(
                new Variable(ACTIVE_REQUESTS, "requests under way, as gateways and frontends tell"),
                new Variable(REQUESTS_PER_SECOND, "requests that ended, a second"),
                new Variable(CANCELLED_PER_SECOND, "requests whose client went away, a second"),
                new Variable(ERRORS_PER_SECOND, "requests that failed, a second"),
                new Variable(
                        ERROR_RATIO, "requests that failed over all that ended, 0 to 1; unavailable without requests"),
                new Variable(INPUT_TOKENS_PER_SECOND, "tokens read, a second"),
                new Variable(OUTPUT_TOKENS_PER_SECOND, "tokens written, a second"),
                new Variable(REQUESTS_LAST_MINUTE, "requests that ended within the last 60 s")));
        for (ErrorClass error : ErrorClass.all()) {
            all.add(new Variable(errorsPerSecond(error), "requests that failed as " + error.word() + ", a second"));
        }
        for (int percentile : PERCENTILES) {
            all.add(new Variable(percentile(DURATION, percentile), "p" + percentile + " from arrival to end"));
            all.add(new Variable(
                    percentile(TIME_TO_FIRST_TOKEN, percentile), "p" + percentile + " from arrival to first token"));
            all.add(new Variable(
                    percentile(TIME_PER_OUTPUT_TOKEN, percentile),
                    "p" + percentile + " of each token after the first"));
        }
        return List.copyOf(all);
    }
}
