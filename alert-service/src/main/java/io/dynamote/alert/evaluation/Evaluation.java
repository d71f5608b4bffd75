package io.dynamote.alert.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;

/**
 * All rules on all entities. A signal is evaluated by the rules of its kind, at the time that it carries, so that what is
 * read late or again comes to the same. Belongs to one thread; several instances share the work by entity.
 */
public final class Evaluation {

    private final Map<SignalKind, KindEvaluation> kinds = new EnumMap<>(SignalKind.class);
    private final EvaluationPolicy policy;
    private Instant heard = Instant.EPOCH;

    public Evaluation(EvaluationPolicy policy) {
        this.policy = policy;
        for (SignalKind kind : SignalKind.values()) {
            kinds.put(kind, new KindEvaluation(kind, policy));
        }
    }

    /**
     * Evaluates these rules from now on. Alerts of a rule that raises the same ones as before go on, all others end.
     *
     * @param rules with different ids and {@link Rule#identity identities}; those that are not enabled count as not there
     */
    public void replaceRules(List<Rule> rules, Instant now, Consumer<Transition> out) {
        Set<RuleId> ids = new HashSet<>();
        Set<Rule.Identity> identities = new HashSet<>();
        rules.forEach(rule -> {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("rules must have different ids, not twice: " + rule.id());
            }
            if (!identities.add(rule.identity())) {
                throw new IllegalArgumentException(
                        "rules must raise alerts that can be told apart, not: " + rule.id() + " " + rule.identity());
            }
        });
        kinds.forEach((kind, evaluation) -> evaluation.replace(
                rules.stream()
                        .filter(rule -> rule.enabled() && rule.kind() == kind)
                        .toList(),
                now,
                out));
    }

    /**
     * Takes note of an entity without evaluating anything: for the signals of the last {@link EvaluationPolicy#silentAfter},
     * or up to {@link EvaluationPolicy#goneAfter}, before the place where reading goes on, so that an entity that fell silent
     * while this service was away is missed. Comes after the rules and before {@link #restore}.
     */
    public void recall(Signal signal) {
        hear(signal.time(), _ -> {});
        var _ = of(signal.kind()).hear(signal);
    }

    /**
     * Takes up alerts after a restart, or with the work of another instance: after the rules, before the first signal.
     * Alerts of rules that are gone, or raise others by now, end. If reading goes on where it stopped, nothing was missed
     * and all goes on as it was; else the first signal tells how long the outage was.
     *
     * @param alerts as they were stored last
     * @param until time of the newest signal that had been evaluated when they were stored
     */
    public void restore(List<StoredAlert> alerts, Instant until, Consumer<Transition> out) {
        hear(until, out);
        alerts.forEach(alert -> of(alert.kind()).restore(alert, until, out));
    }

    /** Evaluates the rules of its kind on a signal. */
    public void signal(Signal signal, Consumer<Transition> out) {
        hear(signal.time(), out);
        of(signal.kind()).evaluate(signal, out);
    }

    private void hear(Instant at, Consumer<Transition> out) {
        if (Outage.isBetween(heard, at, policy)) {
            kinds.values().forEach(kind -> kind.resume(heard, at, out));
        }
        if (at.isAfter(heard)) {
            heard = at;
        }
    }

    /**
     * Looks for entities whose signals stay away. While nothing at all is heard nobody tells, so nothing follows for any of
     * them, until that has lasted for {@link EvaluationPolicy#goneAfter}.
     *
     * @param now the moment up to which all signals that were sent have been read; not the clock while reading is behind,
     *     or everything would seem to be silent
     */
    public void tick(Instant now, Consumer<Transition> out) {
        Instant told = told(now);
        kinds.values().forEach(kind -> kind.tick(told, out));
    }

    /** The moment up to which it can be told who is silent. */
    private Instant told(Instant now) {
        if (!Outage.isBetween(heard, now, policy)) {
            return now;
        }
        Instant latest = now.minus(policy.goneAfter());
        return latest.isAfter(heard) ? latest : heard;
    }

    /** Ends all alerts of an entity that is known to be gone. */
    public void forget(SignalKind kind, String entity, Instant now, Consumer<Transition> out) {
        of(kind).forget(entity, now, out);
    }

    /** The alerts that there are, pending ones too, with their newest value and annotations. */
    public List<StoredAlert> active() {
        List<StoredAlert> active = new ArrayList<>();
        kinds.values().forEach(kind -> active.addAll(kind.active()));
        return active;
    }

    /** Whether each rule can be evaluated. */
    public Map<RuleId, RuleHealth> health() {
        Map<RuleId, RuleHealth> health = new HashMap<>();
        kinds.values().forEach(kind -> kind.health((rule, state) -> health.put(rule.id(), state)));
        return Map.copyOf(health);
    }

    /** How many entities are known. */
    public int entities() {
        return kinds.values().stream().mapToInt(KindEvaluation::entities).sum();
    }

    private KindEvaluation of(SignalKind kind) {
        KindEvaluation evaluation = kinds.get(kind);
        if (evaluation == null) {
            throw new IllegalStateException("no evaluation of " + kind);
        }
        return evaluation;
    }
}
