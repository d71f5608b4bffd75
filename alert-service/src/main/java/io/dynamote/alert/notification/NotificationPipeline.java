package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import io.dynamote.alert.inhibition.Inhibitor;
import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.receiver.Reason;
import io.dynamote.alert.silence.Silences;
import io.dynamote.alert.state.Alert;

/**
 * From alerts to messages. It knows no time but what it is told, stores nothing and sends nothing: what it decided is in
 * {@link #changes}, which are stored before anything of them is sent; what became of a message comes back with
 * {@link #answered}. For one thread at a time.
 *
 * <pre>
 * alert ─▶ lanes of its routes ─(look or retry)─▶ silence ─▶ inhibition ─▶ intervals ─▶ de-duplication ─▶ turn ─▶ due
 * </pre>
 */
public final class NotificationPipeline {

    private static final Duration CLEANED_EVERY = Duration.ofMinutes(15);

    private final RetryPolicy retry;
    private final RandomGenerator random;
    private final Supplier<UUID> ids;
    private final Inhibitor inhibitor;
    private final List<Stage> stages;
    private final KnownAlerts known = new KnownAlerts();
    private final Turns turns = new Turns();
    private final Lanes lanes;
    private final List<Notification> due = new ArrayList<>();
    private final Set<UUID> answered = new HashSet<>();
    private Instant cleaned = Instant.MIN;

    /** A pipeline that has heard of nothing yet. */
    public NotificationPipeline(
            Routing routing, Silences silences, RetryPolicy retry, RandomGenerator random, Supplier<UUID> ids) {
        this.lanes = new Lanes(routing);
        this.retry = retry;
        this.random = random;
        this.ids = ids;
        this.inhibitor = new Inhibitor(routing.inhibition());
        this.stages = List.of(
                new SilenceStage(silences),
                new InhibitionStage(inhibitor),
                new IntervalStage(routing.intervals()),
                new DeduplicationStage(alert -> known.get(alert.fingerprint()).isAcknowledged()));
    }

    /**
     * Goes on where another pipeline stopped, perhaps by other routes: lanes that these do not know end, and what fires is
     * told in those that are new.
     */
    public void restore(Snapshot snapshot, Instant now) {
        snapshot.turns().forEach(turns::load);
        snapshot.alerts().forEach(alert -> {
            known.load(alert);
            inhibitor.take(alert.alert());
        });
        snapshot.lanes().forEach(lane -> known.atLeast(lane.settledNumber()));
        lanes.restore(snapshot.lanes(), snapshot.alerts(), now);
    }

    /** Takes news of an alert. */
    public void take(Alert news, Instant now) {
        KnownAlert alert = known.take(news, now);
        inhibitor.take(alert.alert());
        lanes.join(alert, now);
    }

    /** Somebody is on it: it is not repeated until it comes back. */
    public void acknowledge(Fingerprint alert, Instant now) {
        known.acknowledge(alert, now);
    }

    /** Nobody is on it any more. */
    public void unacknowledge(Fingerprint alert) {
        known.acknowledge(alert, null);
    }

    /** The next time at which something may be due. */
    public Optional<Instant> next() {
        return lanes.next();
    }

    /**
     * Decides what is due up to a time, in order, with the states of alerts at the time at which it was due: to be called at
     * {@link #next}.
     */
    public void advance(Instant to) {
        for (Optional<Agenda.Due> head = lanes.poll(to); head.isPresent(); head = lanes.poll(to)) {
            Lane lane = head.get().lane();
            look(lane, head.get().at());
            lanes.changed(lane);
        }
        if (cleaned.plus(CLEANED_EVERY).isBefore(to)) {
            known.forgetOld(to, lanes.members());
            inhibitor.forgetResolved(to);
            cleaned = to;
        }
    }

    /** What was decided since this was last asked. */
    public Changes changes() {
        Set<Fingerprint> forgotten = new HashSet<>();
        Set<LaneKey> ended = new HashSet<>();
        List<KnownAlert> alerts = known.tracked().drain(forgotten);
        List<LaneState> states = lanes.drain(ended);
        List<Turn> moved = turns.tracked().drain(new HashSet<>());
        Changes changes = new Changes(alerts, forgotten, states, ended, moved, due, answered);
        due.clear();
        answered.clear();
        return changes;
    }

    private void look(Lane lane, Instant at) {
        if (!lane.look(at)) {
            return;
        }
        long seen = known.number();
        Flush flush = flush(lane, at);
        for (Stage stage : stages) {
            flush = stage.pass(flush);
        }
        Reason reason = flush.alerts().isEmpty() || flush.reason() != null ? flush.reason() : lane.outstanding();
        if (reason == null) {
            lane.rest();
            Set<Fingerprint> over = sweep(lane, at, seen);
            over.retainAll(flush.hidden());
            lane.forget(over);
            return;
        }
        List<Alert> told = flush.destination().sendResolved()
                ? flush.alerts()
                : flush.alerts().stream().filter(alert -> alert.isFiring(at)).toList();
        if (told.isEmpty()) {
            record(lane, flush.alerts(), at, seen);
            return;
        }
        boolean mayGo = lane.hasTurn(at) && !turns.isBlocked(lane.destination, at);
        Instant turn = mayGo ? at : turns.reserve(lane.destination, at);
        if (turn.isAfter(at)) {
            lane.awaitTurn(reason, turn);
        } else {
            Notification notification = lane.send(ids.get(), reason, at, told, seen);
            lanes.sent(notification.id(), lane);
            due.add(notification);
        }
    }

    /** The group as it is; an alert that flaps counts as firing until it has settled. */
    private Flush flush(Lane lane, Instant at) {
        Duration settle = lane.route.timing().settle();
        List<Alert> alerts = lane.members.stream()
                .map(known::get)
                .map(one -> one.isUnsettled(settle, at) ? one.alert().stillFiring() : one.alert())
                .toList();
        return new Flush(lane.route, lane.destination, at, lane.state().told(), alerts, Set.of(), null);
    }

    /**
     * Takes what became of a message.
     *
     * @return whether it was under way; an answer that comes a second time, or after the routes have changed, is not heeded
     */
    public boolean answered(UUID notification, Answer answer, Instant now) {
        answered.add(notification);
        Lane lane = lanes.answered(notification);
        if (lane == null || !(lane.state().progress() instanceof Progress.UnderWay sent)) {
            return false;
        }
        Notification told = sent.notification();
        switch (answer) {
            case Answer.Delivered delivered -> record(lane, told.alerts(), told.at(), sent.seen());
            case Answer.Retry again -> putOff(lane, told, again, now);
            case Answer.GiveUp given -> lane.giveUp(told.reason(), told.tries());
        }
        lanes.changed(lane);
        return true;
    }

    private void putOff(Lane lane, Notification failed, Answer.Retry answer, Instant now) {
        Duration wait = retry.after(failed.attempt(), random);
        // Who asks for no time at all would be asked without end.
        if (answer.after() != null && answer.after().isPositive()) {
            wait = retry.bounded(answer.after());
            turns.block(lane.destination, now.plus(wait));
        }
        if (retry.isOver(failed.tries(), now.plus(wait))) {
            lane.giveUp(failed.reason(), failed.tries().failed(answer.ambiguous()));
        } else {
            lane.retryAt(now.plus(wait), failed, answer.ambiguous());
        }
    }

    private void record(Lane lane, List<Alert> told, Instant at, long seen) {
        lane.told(LogEntry.of(told, at));
        lane.rest();
        sweep(lane, at, seen);
    }

    /** Lets go of the alerts that were over at the last look and that nobody needs to be told of any more. */
    private Set<Fingerprint> sweep(Lane lane, Instant at, long seen) {
        lane.settled(at, seen);
        Set<Fingerprint> over = new HashSet<>(lane.members);
        over.removeIf(
                name -> known.get(name).isIn(lane.state(), lane.route.timing().settle()));
        lane.members.removeAll(over);
        if (lane.members.isEmpty()) {
            lanes.remove(lane);
        }
        return over;
    }
}
