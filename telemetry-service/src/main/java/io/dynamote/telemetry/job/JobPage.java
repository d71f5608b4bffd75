package io.dynamote.telemetry.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A page of jobs.
 *
 * @param items those under way first, then the newest
 * @param totals over all jobs, whatever was asked for
 * @param asOf when this was so: older than now while Kafka is away, null before the jobs have been read
 * @param stale whether there may have been more since
 * @param nextCursor where the next page begins; absent on the last one
 * @param unavailable what is not known and why, by field
 */
record JobPage(
        List<JobView> items,
        JobTotals totals,
        @Nullable Instant asOf,
        boolean stale,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor,

        Map<String, String> unavailable) {}
