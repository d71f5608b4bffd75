package io.dynamote.alert.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.evaluation.Evaluation;
import io.dynamote.alert.evaluation.EvaluationPolicy;
import io.dynamote.alert.evaluation.RuleHealth;
import io.dynamote.alert.evaluation.StoredAlert;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.alert.incident.EvaluationStore;
import io.dynamote.alert.incident.Shard;
import io.dynamote.alert.incident.Shard.Progress;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.events.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * One partition of the signals while this instance owns it. For one thread; after a failure it is of no use any more, as
 * its evaluation is ahead of what is stored.
 *
 * <pre>
 *  signals before the stored offset      first signal from there on,       signals, ticks, rules
 *  are recalled, not evaluated      ──▶  or none is left: restore     ──▶  transitions are stored with the offset
 * </pre>
 */
final class PartitionWork {

    private static final Duration NOTED_EVERY = Duration.ofSeconds(5);
    private static final Duration REFRESHED_EVERY = Duration.ofSeconds(15);

    private final EvaluationStore store;
    private final Shard shard;
    private final Evaluation evaluation;
    private final long first;
    private final Instant takenAt;
    private final List<Transition> transitions = new ArrayList<>();
    private boolean restored;
    private @Nullable Instant heardAt;
    private long next;
    private long noted;
    private Instant notedAt;
    private Instant refreshedAt;

    /**
     * Begins.
     *
     * @param first offset of the first signal that is to be evaluated
     * @param takenAt before it was asked where the partition ends
     */
    PartitionWork(
            EvaluationStore store,
            Shard shard,
            EvaluationPolicy policy,
            List<Rule> rules,
            long first,
            Instant takenAt) {
        this.store = store;
        this.shard = shard;
        this.evaluation = new Evaluation(policy);
        this.first = first;
        this.takenAt = takenAt;
        this.heardAt = shard.progress() == null ? null : shard.progress().heardAt();
        this.next = first;
        this.noted = first;
        this.notedAt = takenAt;
        this.refreshedAt = takenAt;
        evaluation.replaceRules(rules, takenAt, transitions::add);
    }

    /** Takes a signal. */
    void take(long offset, Signal signal) {
        if (offset < first) {
            evaluation.recall(signal);
            return;
        }
        restore();
        evaluation.signal(signal, transitions::add);
        if (heardAt == null || signal.time().isAfter(heardAt)) {
            heardAt = signal.time();
        }
    }

    /** Everything before this offset has been taken. */
    void reached(long offset) {
        next = Math.max(next, offset);
    }

    /**
     * Looks for entities that are silent.
     *
     * @param until everything that was sent up to then has been read, if that was asked after this began
     */
    void tick(Instant until) {
        if (until.isAfter(takenAt)) {
            restore();
            evaluation.tick(until, transitions::add);
        }
    }

    /** Evaluates other rules. Alerts that wait to be restored are compared with them then. */
    void replaceRules(List<Rule> rules, Instant now) {
        evaluation.replaceRules(rules, now, transitions::add);
    }

    private void restore() {
        if (!restored) {
            restored = true;
            if (shard.progress() != null) {
                evaluation.restore(shard.alerts(), shard.progress().heardAt(), transitions::add);
            }
        }
    }

    /**
     * Stores what there is to store: transitions at once, how far it has read now and then.
     *
     * @throws io.dynamote.alert.incident.FencedException if another instance owns the partition by now
     */
    void store(Instant now) {
        Progress progress = new Progress(next, heardAt == null ? takenAt : heardAt);
        if (!transitions.isEmpty()) {
            store.write(shard.lease(), progress, transitions);
            transitions.clear();
            noted(now);
        } else if (due(refreshedAt, REFRESHED_EVERY, now)) {
            List<StoredAlert> active = restored ? evaluation.active() : List.of();
            refreshedAt = now;
            if (!active.isEmpty()) {
                store.refresh(shard.lease(), progress, active);
                noted(now);
            }
        }
        if (next > noted && due(notedAt, NOTED_EVERY, now)) {
            flush(now);
        }
    }

    /** Stores how far it has read, as the last thing before another instance takes over. */
    void flush(Instant now) {
        if (next > noted || !transitions.isEmpty()) {
            store.write(shard.lease(), new Progress(next, heardAt == null ? takenAt : heardAt), transitions);
            transitions.clear();
            noted(now);
        }
    }

    private void noted(Instant now) {
        noted = next;
        notedAt = now;
    }

    /** Also if the clock was set back. */
    private static boolean due(Instant last, Duration every, Instant now) {
        return Duration.between(last, now).abs().compareTo(every) >= 0;
    }

    Map<RuleId, RuleHealth> health() {
        return evaluation.health();
    }

    int entities() {
        return evaluation.entities();
    }
}
