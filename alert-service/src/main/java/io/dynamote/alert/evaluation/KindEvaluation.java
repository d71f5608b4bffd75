package io.dynamote.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.dynamote.alert.evaluation.AlertState.Inactive;
import io.dynamote.alert.expression.Figures;
import io.dynamote.alert.expression.Truth;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.rule.CompiledRule;
import io.dynamote.alert.rule.NoDataPolicy;
import io.dynamote.alert.rule.Rule;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/** The rules of one kind on all its entities. */
final class KindEvaluation {

    private final SignalKind kind;
    private final EvaluationPolicy policy;
    private final Figures figures;
    private final Figures drawn;
    private final Map<String, EntityStates> entities = new HashMap<>();
    private Slot[] slots = new Slot[0];
    private Instant heard = Instant.EPOCH;

    KindEvaluation(SignalKind kind, EvaluationPolicy policy) {
        this.kind = kind;
        this.policy = policy;
        this.figures = Figures.of(kind);
        this.drawn = Figures.of(kind);
    }

    /** Evaluates all rules on a signal. One that is older than what was heard of the entity changes nothing. */
    void evaluate(Signal signal, Consumer<Transition> out) {
        EntityStates entity = hear(signal);
        if (entity == null) {
            return;
        }
        if (signal.time().isAfter(heard)) {
            heard = signal.time();
        }
        figures.fill(signal);
        for (int i = 0; i < slots.length; i++) {
            evaluate(i, entity, signal, signal.time(), out);
        }
    }

    /** Takes note of a signal; null if it is older than what was heard of its entity. */
    @Nullable
    EntityStates hear(Signal signal) {
        EntityStates entity = entities.get(signal.entity());
        if (entity == null) {
            entity = new EntityStates(signal.entity(), signal.time(), signal.labels(), slots.length);
            entities.put(signal.entity(), entity);
        } else if (signal.time().isBefore(entity.heard())) {
            return null;
        }
        entity.hear(signal.time(), signal.labels());
        return entity;
    }

    /** Evaluates what can be told of entities whose signals stay away, and ends what is gone. */
    void tick(Instant now, Consumer<Transition> out) {
        entities.values().removeIf(entity -> isOver(entity, now, out));
    }

    /** As {@link #tick(Instant, Consumer)}, for one entity. */
    void tick(String name, Instant now, Consumer<Transition> out) {
        EntityStates entity = entities.get(name);
        if (entity != null && isOver(entity, now, out)) {
            entities.remove(name);
        }
    }

    private boolean isOver(EntityStates entity, Instant now, Consumer<Transition> out) {
        Duration silence = Duration.between(entity.heard(), now);
        if (silence.compareTo(policy.silentAfter()) < 0) {
            return false;
        }
        boolean gone = silence.compareTo(policy.goneAfter()) >= 0;
        boolean missed = silence.compareTo(policy.missedAfter()) >= 0;
        figures.missing(entity.entity(), entity.labels(), "no signal for " + silence.toSeconds() + " s");
        for (int i = 0; i < slots.length; i++) {
            if (missed || (gone && slots[i].rule().noData() != NoDataPolicy.ALERT)) {
                end(i, entity, Cause.ENTITY_GONE, now, out);
            } else {
                evaluate(i, entity, null, now, out);
            }
        }
        return gone && !entity.isAnyActive();
    }

    private void evaluate(
            int slot, EntityStates entity, @Nullable Signal signal, Instant now, Consumer<Transition> out) {
        CompiledRule compiled = slots[slot].compiled();
        if (compiled == null) {
            return;
        }
        Series series = entity.series(slot);
        Truth truth = compiled.test(figures, series != null && series.state().isFiring());
        if (truth == Truth.FALSE && series == null) {
            return;
        }
        if (truth == Truth.FAILED) {
            slots[slot].failed(entity.entity(), figures.failure(), now);
            return;
        }
        AlertState before = series == null ? Inactive.INSTANCE : series.state();
        AlertState after = StateMachine.step(before, truth, compiled.rule(), now);
        if (series == null) {
            series = new Series(after);
        }
        if (!before.isActive() && after.isActive()) {
            LabelSet labels = AlertLabels.of(compiled.rule(), kind, entity.entity(), entity.labels());
            series.begin(labels, Slot.annotations(compiled, figures, entity.labels()));
        }
        if (truth == Truth.TRUE && signal != null) {
            series.match(signal);
        }
        become(slot, entity, series, after);
        boolean unknown = truth == Truth.UNKNOWN || before instanceof AlertState.NoData;
        Cause cause = signal == null ? Cause.SILENCE : unknown ? Cause.NO_DATA : Cause.CONDITION;
        tell(slot, entity, series, before, after, cause, now, out);
    }

    private void end(int slot, EntityStates entity, Cause cause, Instant now, Consumer<Transition> out) {
        Series series = entity.series(slot);
        if (series != null) {
            AlertState before = series.state();
            become(slot, entity, series, Inactive.INSTANCE);
            tell(slot, entity, series, before, Inactive.INSTANCE, cause, now, out);
        }
    }

    private static void become(int slot, EntityStates entity, Series series, AlertState after) {
        series.become(after);
        entity.put(slot, after instanceof Inactive ? null : series);
    }

    private void tell(
            int slot,
            EntityStates entity,
            Series series,
            AlertState before,
            AlertState after,
            Cause cause,
            Instant now,
            Consumer<Transition> out) {
        if (before.equals(after) || (!before.isActive() && !after.isActive())) {
            return;
        }
        Rule rule = slots[slot].rule();
        out.accept(new Transition(
                rule.id(),
                rule.revision(),
                kind,
                entity.entity(),
                before,
                after,
                cause,
                now,
                slots[slot].value(series),
                series.labels(),
                slots[slot].annotations(series, drawn)));
    }

    /** Ends all alerts of an entity that is gone. */
    void forget(String name, Instant now, Consumer<Transition> out) {
        EntityStates entity = entities.remove(name);
        if (entity != null) {
            for (int i = 0; i < slots.length; i++) {
                end(i, entity, Cause.ENTITY_GONE, now, out);
            }
        }
    }

    /** Goes over to these rules; alerts go on under a rule that raises the same ones, all others end. */
    void replace(List<Rule> rules, Instant now, Consumer<Transition> out) {
        Map<Rule, Integer> kept = new HashMap<>();
        for (int i = 0; i < slots.length; i++) {
            Rule old = slots[i].rule();
            int number = i;
            rules.stream()
                    .filter(old::raisesTheSameAlertsAs)
                    .findFirst()
                    .ifPresentOrElse(
                            rule -> kept.put(rule, number),
                            () -> entities.values().forEach(entity -> end(number, entity, Cause.RULE_GONE, now, out)));
        }
        Slot[] next = new Slot[rules.size()];
        int[] before = new int[rules.size()];
        for (int i = 0; i < next.length; i++) {
            Rule rule = rules.get(i);
            before[i] = kept.getOrDefault(rule, -1);
            next[i] = before[i] >= 0 && slots[before[i]].rule().equals(rule) ? slots[before[i]] : new Slot(rule);
        }
        entities.values().forEach(entity -> entity.renumber(before));
        slots = next;
    }

    /** Goes on after an outage, from whose end silence counts. */
    void resume(Instant down, Instant up, Consumer<Transition> out) {
        for (EntityStates entity : entities.values()) {
            entity.hear(up, entity.labels());
            for (int i = 0; i < slots.length; i++) {
                Series series = entity.series(i);
                if (series != null) {
                    AlertState before = series.state();
                    AlertState after = Outage.over(before, slots[i].rule().holdFor(), down, up, policy);
                    become(i, entity, series, after);
                    tell(i, entity, series, before, after, Cause.OUTAGE, up, out);
                }
            }
        }
    }

    /** Takes up an alert that was stored; one whose rule is gone ends. */
    void restore(StoredAlert stored, Instant until, Consumer<Transition> out) {
        int slot = slot(stored);
        AlertState before = stored.state();
        if (slot < 0) {
            out.accept(new Transition(
                    stored.rule(),
                    stored.revision(),
                    kind,
                    stored.entity(),
                    before,
                    Inactive.INSTANCE,
                    Cause.RULE_GONE,
                    until,
                    stored.value(),
                    LabelSet.of(stored.labels()),
                    stored.annotations()));
            return;
        }
        EntityStates entity = entities.computeIfAbsent(
                stored.entity(), name -> new EntityStates(name, until, stored.labels(), slots.length));
        become(slot, entity, Series.restored(stored, before), before);
    }

    private int slot(StoredAlert stored) {
        for (int i = 0; i < slots.length; i++) {
            Rule rule = slots[i].rule();
            if (rule.id().equals(stored.rule())) {
                return AlertLabels.fit(rule, stored.labels()) ? i : -1;
            }
        }
        return -1;
    }

    /** The alerts that there are, as they are now. */
    List<StoredAlert> active() {
        List<StoredAlert> active = new ArrayList<>();
        for (EntityStates entity : entities.values()) {
            for (int i = 0; i < slots.length; i++) {
                Series series = entity.series(i);
                if (series != null && series.state().isActive()) {
                    Rule rule = slots[i].rule();
                    active.add(StoredAlert.of(
                            rule.id(),
                            rule.revision(),
                            kind,
                            entity.entity(),
                            series.state(),
                            slots[i].value(series),
                            series.labels(),
                            slots[i].annotations(series, drawn)));
                }
            }
        }
        return active;
    }

    /** Whether each rule can be evaluated. */
    void health(BiConsumer<Rule, RuleHealth> out) {
        for (Slot slot : slots) {
            out.accept(slot.rule(), slot.health(heard, policy.silentAfter()));
        }
    }

    int entities() {
        return entities.size();
    }
}
