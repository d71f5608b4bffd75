package io.dynamote.events.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a job stands. */
public enum JobStatus {
    /** Known and not begun. */
    @JsonProperty("pending")
    PENDING,
    /** At work. */
    @JsonProperty("running")
    RUNNING,
    /** Begun and held; it can go on. */
    @JsonProperty("paused")
    PAUSED,
    /** Ended as wanted. */
    @JsonProperty("completed")
    COMPLETED,
    /** Ended by a fault. */
    @JsonProperty("failed")
    FAILED,
    /** Ended because somebody wanted it to. */
    @JsonProperty("cancelled")
    CANCELLED;

    /** Whether nothing more will happen in this attempt. */
    public boolean isFinished() {
        return switch (this) {
            case PENDING, RUNNING, PAUSED -> false;
            case COMPLETED, FAILED, CANCELLED -> true;
        };
    }
}
