package io.dynamote.deployment.store;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.EventPayload;
import io.dynamote.events.EventType;
import io.dynamote.events.deployment.DeploymentEvent;
import io.dynamote.runtime.outbox.Outbox;
import io.dynamote.runtime.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Makes facts known: a line of history and an event, in the transaction that makes them true. The row must have been
 * inserted, updated or locked by this transaction before, which keeps the events of one deployment in order.
 */
@Singleton
public class Journal {

    private static final String SOURCE = "/dynamote/deployment";

    private final HistoryStore history;
    private final Outbox outbox;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Journal(HistoryStore history, Outbox outbox, Clock clock, Supplier<UUID> ids) {
        this.history = history;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    /** Records facts about a deployment, in this order, and publishes its state, which must be stored already. */
    public void record(Deployment row, @Nullable String traceparent, DeploymentEvent... facts) {
        Instant now = clock.instant();
        for (DeploymentEvent fact : facts) {
            HistoryEntry entry = new HistoryEntry(
                    0,
                    now,
                    fact.actor(),
                    FactText.type(fact),
                    FactText.revision(fact),
                    row.state().phase(),
                    FactText.message(fact));
            history.append(row.id(), row.ref(), entry);
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
