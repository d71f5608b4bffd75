package io.dynamote.events.signal;

import java.util.List;

/** Figures of jobs. */
public final class JobVariables {

    public static final String PROGRESS = "progress";
    public static final String ELAPSED_SECONDS = "elapsed_seconds";
    public static final String SECONDS_LEFT = "seconds_left";
    public static final String BYTES_PER_SECOND = "bytes_per_second";
    public static final String SECONDS_SINCE_REPORT = "seconds_since_report";
    public static final String FAILED = "failed";
    public static final String SUPERSEDED = "superseded";

    private JobVariables() {}

    static List<Variable> all() {
        return List.of(
                new Variable(PROGRESS, "share that is done, 0 to 1"),
                new Variable(ELAPSED_SECONDS, "time since the attempt began, or that it took"),
                new Variable(SECONDS_LEFT, "time left at the rate of late"),
                new Variable(BYTES_PER_SECOND, "rate of late"),
                new Variable(
                        SECONDS_SINCE_REPORT, "time since the job was last heard of; unavailable once it has ended"),
                new Variable(FAILED, "1 if it failed, else 0"),
                new Variable(
                        SUPERSEDED,
                        "1 if a later job of the same name, kind, source and target has completed or failed, else 0"));
    }
}
