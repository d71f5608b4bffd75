package io.dynamote.deployment.verdict;

import java.time.Instant;
import java.util.Comparator;

/**
 * What keeps one pod from being ready.
 *
 * @param severity how telling it is
 * @param reason stable word in CamelCase
 * @param words what follows the name of the component, for example {@code is pulling its image}
 * @param since since when
 * @param subject the pod in words, for example {@code worker 1 of 2}
 */
record Finding(Severity severity, String reason, String words, Instant since, String subject) {

    /** The most telling first. */
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::since)
            .thenComparing(Finding::subject);

    /** From hopeless to nearly done. */
    enum Severity {
        /** Will not go away by itself. */
        FATAL,
        /** A setback that may go away by itself. */
        SETBACK,
        /** On its way, an early step. */
        EARLY,
        /** On its way, the last step. */
        LATE
    }

    boolean isFatal() {
        return severity == Severity.FATAL;
    }
}
