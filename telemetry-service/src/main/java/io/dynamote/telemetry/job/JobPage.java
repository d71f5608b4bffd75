package io.dynamote.telemetry.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A page of jobs.
 *
 * @param items those under way first, then the newest
 * @param totals over all jobs, whatever was asked for
 * @param asOf when this was so: older than now while Kafka is away, null before the jobs have been read
 * @param nextCursor where the next page begins; null on the last one
 * @param unavailable what is not known and why, by field
 */
record JobPage(
        List<JobView> items,
        JobTotals totals,
        @Nullable Instant asOf,
        @Nullable String nextCursor,
        Map<String, String> unavailable) {}
