package io.dynamote.alert.delivery;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.dynamote.alert.incident.Acknowledgement;
import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.IncidentState;
import io.dynamote.alert.incident.Incidents;
import io.dynamote.alert.incident.Telling;
import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.notification.Changes;
import io.dynamote.alert.notification.LaneKey;
import io.dynamote.alert.notification.Notification;
import io.dynamote.alert.notification.NotificationPipeline;
import io.dynamote.alert.notification.NotificationStore;
import io.dynamote.alert.notification.Outcome;
import io.dynamote.alert.notification.Progress;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.silence.Silences;
import io.dynamote.events.alert.NotifiedOutcome;
import io.micronaut.transaction.TransactionOperations;

/**
 * One life of the one that decides what is told. It hears of alerts, takes note of answers and decides, and stores all
 * that in one transaction, before anything is sent:
 *
 * <pre>
 * news ─┐                      ┌─▶ alerts, lanes, turns
 *       ├─▶ pipeline ──────────┼─▶ deliveries ──▶ senders ──▶ receivers
 * answers ◀────────────────────┘                     │
 *    ▲                                               │
 *    └───────────────────────────────────────────────┘
 * </pre>
 *
 * If anything fails, or another instance takes over, this life is over and nothing of its last step was stored: the next
 * life begins with what is in the tables. For one thread.
 */
public final class Notifier {

    private static final int NEWS_AT_ONCE = 1_000;

    private final TransactionOperations<Connection> transactions;
    private final NotifierLease lease;
    private final NotificationStore store;
    private final DeliveryTable deliveries;
    private final Incidents incidents;
    private final Clock clock;
    private final NotificationPipeline pipeline;
    private final Silences silences;
    private final long epoch;
    private final Set<Fingerprint> misjudged = new HashSet<>();
    private Instant heard;
    private boolean over;

    /**
     * A life that begins.
     *
     * @param heard when anything was heard last, in a life before this one
     */
    Notifier(Notifiers parts, NotificationPipeline pipeline, Silences silences, long epoch, Instant heard) {
        this.transactions = parts.transactions;
        this.lease = parts.lease;
        this.store = parts.store;
        this.deliveries = parts.deliveries;
        this.incidents = parts.incidents;
        this.clock = parts.clock;
        this.pipeline = pipeline;
        this.silences = silences;
        this.epoch = epoch;
        this.heard = heard;
    }

    /**
     * Does what is due.
     *
     * @return how many messages were decided
     * @throws io.dynamote.alert.incident.FencedException if another instance has taken over
     */
    public int step() {
        if (over) {
            throw new IllegalStateException("this life is over: begin another one");
        }
        over = true;
        int decided = transactions.executeWrite(status -> {
            lease.hold(epoch);
            hear(clock.instant());
            List<Outcome> outcomes = store.finished();
            // After the answers: what a receiver asks to wait counts from when it said so.
            Instant now = clock.instant();
            outcomes.forEach(outcome -> pipeline.answered(outcome.notification(), outcome.answer(), now));
            pipeline.advance(now);
            Changes changes = pipeline.changes();
            if (!changes.isEmpty()) {
                store.store(changes);
            }
            tell(outcomes, changes);
            return changes.due().size();
        });
        over = false;
        return decided;
    }

    /** Alerts that were heard since this was last asked and of which it is noted wrongly whether they are silenced. */
    public Set<Fingerprint> misjudged() {
        Set<Fingerprint> known = Set.copyOf(misjudged);
        misjudged.clear();
        return known;
    }

    /** When something may be due next, if nothing is heard before. */
    public Optional<Instant> next() {
        return pipeline.next();
    }

    private void hear(Instant now) {
        // Clocks of instances differ: what is heard later must not seem to be older, or the pipeline would not take it.
        heard = now.isAfter(heard) ? now : heard;
        for (Incident incident : incidents.takeNews(NEWS_AT_ONCE)) {
            pipeline.take(Alerts.of(incident, heard), now);
            if (incident.state() instanceof IncidentState.Fired
                    && !silences.muting(incident.labels(), now).equals(incident.silencedBy())) {
                misjudged.add(incident.fingerprint());
            }
            Acknowledgement by = incident.state().acknowledgement();
            if (by == null) {
                pipeline.unacknowledge(incident.fingerprint());
            } else {
                pipeline.acknowledge(incident.fingerprint(), by.at());
            }
        }
    }

    /** Incidents learn of messages that came to an end; of a try that is made again they do not. */
    private void tell(List<Outcome> outcomes, Changes changes) {
        Map<LaneKey, Progress> progress = new HashMap<>();
        changes.lanes().forEach(lane -> progress.put(lane.key(), lane.progress()));
        List<Incidents.Told> ended = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Delivery delivery = deliveries.find(outcome.notification()).orElseThrow();
            Progress now = progress.get(delivery.notification().lane());
            boolean isOver = now == null || now instanceof Progress.Resting;
            if (isOver || !(outcome.answer() instanceof Answer.Retry)) {
                ended.add(new Incidents.Told(delivery.notification().alerts(), telling(delivery, outcome.answer())));
            }
        }
        incidents.told(ended);
    }

    private static Telling telling(Delivery delivery, Answer answer) {
        Notification told = delivery.notification();
        boolean delivered = answer instanceof Answer.Delivered;
        return new Telling(
                told.destination().receiver(),
                told.destination().id(),
                told.reason().text(),
                delivered ? NotifiedOutcome.DELIVERED : NotifiedOutcome.GIVEN_UP,
                told.attempt(),
                told.mayBeKnown(),
                answer.text());
    }
}
