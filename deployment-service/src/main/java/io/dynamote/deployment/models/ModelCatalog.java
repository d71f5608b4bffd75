package io.dynamote.deployment.models;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.dynamote.deployment.configuration.ModelFacts;
import io.dynamote.deployment.model.ContextLength;
import io.dynamote.deployment.model.Engine;
import io.dynamote.deployment.model.ModelId;
import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.model.ModelState;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;

/** The models that may be deployed, as {@code dynamote.models} tells them. Never calls the catalog. */
@Context
public final class ModelCatalog {

    private final Map<String, ModelFacts> models = new ConcurrentHashMap<>();
    private final DeadLetters deadLetters;
    private final TopicTail tail;

    ModelCatalog(KafkaProperties kafka, DeadLetters deadLetters, ConsumerLags lags, Clock clock) {
        this.deadLetters = deadLetters;
        this.tail = TopicTail.start(kafka, List.of(Topics.MODELS.name()), this::receive, clock, lags);
    }

    /** Whether the whole catalog has been read once, so that an unknown model is known to be unknown. */
    public boolean isKnown() {
        return tail.caughtUp();
    }

    /** What the catalog says about a model. */
    public Optional<ModelFacts> find(ModelId id) {
        return Optional.ofNullable(models.get(id.value()));
    }

    private void receive(ReceivedRecord received) {
        EncodedEvent encoded = new EncodedEvent(received.topic(), received.key(), received.headers(), received.value());
        try {
            EventCodec.decode(encoded).ifPresent(this::apply);
        } catch (UnreadableEventException | IllegalArgumentException e) {
            deadLetters.publish(received.topic(), received.headers(), received.value(), String.valueOf(e.getMessage()));
        }
    }

    private void apply(Event<?> event) {
        switch (event.data()) {
            case null -> models.remove(event.key());
            case ModelState model -> models.put(event.key(), facts(model));
            default ->
                throw new IllegalArgumentException(
                        "not the state of a model: " + event.type().id());
        }
    }

    /** Engines that this version does not know cannot be chosen, so they are left out. */
    private static ModelFacts facts(ModelState model) {
        Set<Engine> engines = model.supportedEngines().stream()
                .map(Engine::byId)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new ModelFacts(engines, new ContextLength(model.contextLength()));
    }

    @PreDestroy
    void close() {
        tail.close();
    }
}
