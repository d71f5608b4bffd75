package io.dynamote.telemetry.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A job with its past.
 *
 * @param job its newest attempt
 * @param attempts all that are known, the newest first
 * @param events what happened, the newest first
 * @param missing what is not known of its past and why, by field
 * @param asOf when this was so: older than now while Kafka is away, null before the jobs have been read
 * @param stale whether there may have been more since
 */
record JobDetail(
        @JsonUnwrapped JobView job,
        List<JobView> attempts,
        List<JobEvent> events,
        Map<String, String> missing,
        @Nullable Instant asOf,
        boolean stale) {}
