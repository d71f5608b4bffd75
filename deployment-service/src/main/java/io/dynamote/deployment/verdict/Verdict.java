package io.dynamote.deployment.verdict;

import java.time.Instant;
import java.util.List;

import io.dynamote.events.deployment.Phase;

/**
 * Where a deployment stands and why.
 *
 * @param phase where it stands
 * @param reason stable word in CamelCase, for example {@code ImagePull}
 * @param message the reason as a sentence without its full stop; it does not repeat the phase
 * @param since when this reason began, as far as the inputs tell
 * @param components every component of the desired configuration with its counts
 */
public record Verdict(Phase phase, String reason, String message, Instant since, List<ComponentCounts> components) {

    public Verdict {
        components = List.copyOf(components);
    }

    /** This verdict with the earlier beginning, if the one before said the same. */
    public Verdict continuing(Verdict before) {
        boolean same = before.phase == phase && before.reason.equals(reason) && before.since.isBefore(since);
        return same ? new Verdict(phase, reason, message, before.since, components) : this;
    }
}
