package io.dynamote.catalog.model;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.EventType;
import io.dynamote.events.model.ModelState;
import io.dynamote.runtime.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Tells the other services of a row: its state, or a tombstone once it is retired. */
@Singleton
class ModelEvents {

    private static final String SOURCE = "/dynamote/catalog";

    private final Supplier<UUID> ids;

    ModelEvents(Supplier<UUID> ids) {
        this.ids = ids;
    }

    OutboxMessage message(ModelRow row, Instant at, @Nullable String traceparent) {
        UUID id = ids.get();
        Event<ModelState> event = row.retired()
                ? Event.tombstone(
                        id,
                        EventType.MODEL_STATE,
                        SOURCE,
                        at,
                        traceparent,
                        row.model().id().value())
                : Event.of(id, SOURCE, at, traceparent, state(row.model()));
        EncodedEvent record = EventCodec.encode(event);
        return new OutboxMessage(id, record.topic(), record.key(), record.headers(), record.value());
    }

    private static ModelState state(Model model) {
        ModelView view = ModelView.of(model);
        ModelView.ArchitectureView architecture = view.architecture();
        return new ModelState(
                view.id(),
                view.name(),
                view.description(),
                view.size(),
                view.task(),
                view.parameters(),
                view.contextLength(),
                view.license(),
                view.gated(),
                view.supportedEngines(),
                view.minGpuMemory(),
                architecture == null
                        ? null
                        : new ModelState.Architecture(
                                architecture.layers(),
                                architecture.kvHeads(),
                                architecture.headSize(),
                                architecture.precision()));
    }
}
