package io.dynamote.deployment.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.EventPayload;
import io.dynamote.events.EventType;
import io.dynamote.events.deployment.DeploymentEvent;
import io.dynamote.events.deployment.Phase;
import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.outbox.Outbox;
import io.dynamote.runtime.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way to change a deployment: row, history and events together, in the current transaction. The row is inserted
 * or was locked before anything is appended, which keeps the events of one deployment in order.
 */
@Singleton
public class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String SOURCE = "/dynamote/deployment";

    private final DeploymentStore deployments;
    private final HistoryStore history;
    private final Outbox outbox;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Journal(DeploymentStore deployments, HistoryStore history, Outbox outbox, Clock clock, Supplier<UUID> ids) {
        this.deployments = deployments;
        this.history = history;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Begins a life with its facts.
     *
     * @return false, with nothing changed, if the name is taken
     */
    public boolean begin(Deployment row, @Nullable String traceparent, DeploymentEvent... facts) {
        if (!deployments.insert(row)) {
            return false;
        }
        List<DeploymentEvent> all = new ArrayList<>(List.of(facts));
        all.add(new Facts(row, facts[0].actor()).phaseChanged(null));
        publish(row, traceparent, all);
        return true;
    }

    /**
     * Changes a row that this transaction has locked, with the facts that the change is made of. A change of the phase
     * is one more fact, by the same actor.
     */
    public void change(
            Deployment before, Deployment after, Actor actor, @Nullable String traceparent, DeploymentEvent... facts) {
        deployments.update(after);
        List<DeploymentEvent> all = new ArrayList<>(List.of(facts));
        Phase phase = before.state().phase();
        if (phase != after.state().phase()) {
            all.add(new Facts(after, actor.name()).phaseChanged(phase));
        }
        publish(after, traceparent, all);
    }

    private void publish(Deployment row, @Nullable String traceparent, List<DeploymentEvent> facts) {
        Instant now = clock.instant();
        for (DeploymentEvent fact : facts) {
            history.append(row, fact, now);
            LOG.atInfo()
                    .addKeyValue("deployment", row.ref())
                    .addKeyValue("actor", fact.actor())
                    .addKeyValue("fact", FactText.type(fact))
                    .log(FactText.message(fact));
            append(Event.of(ids.get(), SOURCE, now, traceparent, fact));
        }
        if (row.isLive()) {
            append(Event.of(ids.get(), SOURCE, now, traceparent, row.state()));
        } else {
            append(Event.<EventPayload>tombstone(
                    ids.get(),
                    EventType.DEPLOYMENT_STATE,
                    SOURCE,
                    now,
                    traceparent,
                    row.state().key()));
        }
    }

    private void append(Event<?> event) {
        EncodedEvent encoded = EventCodec.encode(event);
        outbox.append(
                new OutboxMessage(event.id(), encoded.topic(), encoded.key(), encoded.headers(), encoded.value()));
    }
}
