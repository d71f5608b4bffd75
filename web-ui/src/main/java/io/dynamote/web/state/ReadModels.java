package io.dynamote.web.state;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.EventPayload;
import io.dynamote.events.Topics;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.alert.AlertState;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.model.ModelState;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.annotation.PreDestroy;

/**
 * Follows {@code dynamote.deployments}, {@code dynamote.models} and {@code dynamote.alerts} from their beginning. Listeners are found once, when
 * all beans are there: to look for them while the service closes would bring closed ones to life again.
 */
@Context
public final class ReadModels implements ApplicationEventListener<StartupEvent>, Measured {

    private final ReadModel<DeploymentState> deployments = new ReadModel<>();
    private final ReadModel<ModelState> models = new ReadModel<>();
    private final ReadModel<AlertState> alerts = new ReadModel<>();
    private final BeanProvider<ChangeListener> candidates;
    private final DeadLetters deadLetters;
    private final TopicTail tail;
    private final Clock clock;
    private volatile List<ChangeListener> listeners = List.of();

    ReadModels(
            KafkaProperties kafka,
            BeanProvider<ChangeListener> candidates,
            DeadLetters deadLetters,
            ConsumerLags lags,
            Clock clock) {
        this.candidates = candidates;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.tail = TopicTail.start(
                kafka,
                List.of(Topics.DEPLOYMENTS.name(), Topics.MODELS.name(), Topics.ALERTS.name()),
                this::receive,
                clock,
                lags);
    }

    @Override
    public void onApplicationEvent(StartupEvent started) {
        listeners = candidates.stream().toList();
    }

    /** Each deployment by {@code namespace/name}. */
    public ReadModel<DeploymentState> deployments() {
        return deployments;
    }

    /** Each model of the catalog by its id. */
    public ReadModel<ModelState> models() {
        return models;
    }

    /** Each alert by its fingerprint, also for a while after it is over. */
    public ReadModel<AlertState> alerts() {
        return alerts;
    }

    /** How far all of them can be trusted. */
    public Freshness freshness() {
        return new Freshness(tail.caughtUp(), tail.lastContact());
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.gauge(
                "dynamote_read_models_age_seconds",
                "Time since Kafka last answered the reader of what pages show; absent before all that was there has been read.",
                () -> tail.caughtUp() ? Metric.secondsSince(tail.lastContact(), clock) : null));
    }

    private void receive(ReceivedRecord record) {
        EncodedEvent encoded = new EncodedEvent(record.topic(), record.key(), record.headers(), record.value());
        try {
            Optional<Event<?>> known = EventCodec.decode(encoded);
            known.ifPresent(this::apply);
        } catch (UnreadableEventException e) {
            deadLetters.publish(record.topic(), record.headers(), record.value(), e.getMessage());
        }
    }

    private void apply(Event<?> event) {
        byte[] json = EventCodec.encode(event).value();
        Change change =
                new Change(event.type(), event.key(), json == null ? "" : new String(json, StandardCharsets.UTF_8));
        EventPayload data = event.data();
        switch (event.type()) {
            case DEPLOYMENT_STATE -> deployments.apply(change, (DeploymentState) data);
            case MODEL_STATE -> models.apply(change, (ModelState) data);
            case ALERT_STATE -> alerts.apply(change, (AlertState) data);
            case DEPLOYMENT_REQUESTED,
                    DEPLOYMENT_REVISION_ACCEPTED,
                    DEPLOYMENT_APPLIED,
                    DEPLOYMENT_REJECTED,
                    DEPLOYMENT_PHASE_CHANGED,
                    DEPLOYMENT_DELETED,
                    JOB_STATE,
                    ALERT_PENDING,
                    ALERT_FIRED,
                    ALERT_CHANGED,
                    ALERT_SUBSIDED,
                    ALERT_ACKNOWLEDGED,
                    ALERT_UNACKNOWLEDGED,
                    ALERT_NOTED,
                    ALERT_RESOLVED,
                    ALERT_SILENCED,
                    ALERT_UNSILENCED,
                    ALERT_NOTIFIED ->
                throw new IllegalStateException(
                        event.type().id() + " does not belong on a topic that is followed here");
        }
        listeners.forEach(listener -> listener.changed(change));
    }

    @PreDestroy
    void close() {
        tail.close();
    }
}
