package io.dynamote.telemetry.job;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings of jobs.
 *
 * @param archiveAfter how long a job that is over stays on the board
 * @param quietAfter how long a job at work may at least be silent until that is remarked
 * @param failedFor how long signals tell of a job that failed, unless it is tried again or superseded before
 * @param keep how long jobs and what happened to them are kept after they were last heard of
 * @param most jobs that one instance knows; those that are over longest go first
 */
@ConfigurationProperties("dynamote.telemetry.jobs")
public record JobProperties(
        @Bindable(defaultValue = "10m") Duration archiveAfter,
        @Bindable(defaultValue = "2m") Duration quietAfter,
        @Bindable(defaultValue = "24h") Duration failedFor,
        @Bindable(defaultValue = "400d") Duration keep,
        @Bindable(defaultValue = "10000") int most) {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration LONGEST_KEPT = Duration.ofDays(3_660);
    private static final int MOST = 100_000;

    public JobProperties {
        check("archive-after", archiveAfter, Duration.ZERO, LONGEST);
        check("quiet-after", quietAfter, Duration.ofSeconds(1), LONGEST);
        check("failed-for", failedFor, Duration.ZERO, LONGEST);
        check("keep", keep, Duration.ofDays(1), LONGEST_KEPT);
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("dynamote.telemetry.jobs.most must be 1 to " + MOST + ", not: " + most);
        }
    }

    private static void check(String name, Duration value, Duration least, Duration longest) {
        if (value.compareTo(least) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException("dynamote.telemetry.jobs." + name + " must be " + least.toSeconds()
                    + "s to " + longest.toDays() + "d, not: " + value);
        }
    }
}
