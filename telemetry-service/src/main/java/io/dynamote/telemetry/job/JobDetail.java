package io.dynamote.telemetry.job;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A job with its past.
 *
 * @param job its newest attempt
 * @param attempts all that are known, the newest first
 * @param events what happened, the newest first
 * @param missing what is not known of its past and why, by field
 */
record JobDetail(
        @JsonUnwrapped JobView job, List<JobView> attempts, List<JobEvent> events, Map<String, String> missing) {}
