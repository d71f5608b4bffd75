package io.dynamote.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dynamote.events.alert.AlertEvent;
import io.dynamote.events.alert.AlertState;
import io.dynamote.events.deployment.DeploymentEvent;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.job.JobState;
import io.dynamote.events.model.ModelState;

/**
 * Registry of event types: type id, topic and payload. The id carries the major version of the payload; within one
 * version fields are only added.
 */
public enum EventType {
    MODEL_STATE("model.state.v1", Topics.MODELS, ModelState.class),
    DEPLOYMENT_REQUESTED("deployment.requested.v1", Topics.DEPLOYMENT_EVENTS, DeploymentEvent.Requested.class),
    DEPLOYMENT_REVISION_ACCEPTED(
            "deployment.revision-accepted.v1", Topics.DEPLOYMENT_EVENTS, DeploymentEvent.RevisionAccepted.class),
    DEPLOYMENT_APPLIED("deployment.applied.v1", Topics.DEPLOYMENT_EVENTS, DeploymentEvent.Applied.class),
    DEPLOYMENT_REJECTED("deployment.rejected.v1", Topics.DEPLOYMENT_EVENTS, DeploymentEvent.Rejected.class),
    DEPLOYMENT_PHASE_CHANGED(
            "deployment.phase-changed.v1", Topics.DEPLOYMENT_EVENTS, DeploymentEvent.PhaseChanged.class),
    DEPLOYMENT_DELETED("deployment.deleted.v1", Topics.DEPLOYMENT_EVENTS, DeploymentEvent.Deleted.class),
    DEPLOYMENT_STATE("deployment.state.v1", Topics.DEPLOYMENTS, DeploymentState.class),
    JOB_STATE("job.state.v1", Topics.JOBS, JobState.class),
    ALERT_PENDING("alert.pending.v1", Topics.ALERT_EVENTS, AlertEvent.Pending.class),
    ALERT_FIRED("alert.fired.v1", Topics.ALERT_EVENTS, AlertEvent.Fired.class),
    ALERT_CHANGED("alert.changed.v1", Topics.ALERT_EVENTS, AlertEvent.Changed.class),
    ALERT_SUBSIDED("alert.subsided.v1", Topics.ALERT_EVENTS, AlertEvent.Subsided.class),
    ALERT_ACKNOWLEDGED("alert.acknowledged.v1", Topics.ALERT_EVENTS, AlertEvent.Acknowledged.class),
    ALERT_UNACKNOWLEDGED("alert.unacknowledged.v1", Topics.ALERT_EVENTS, AlertEvent.Unacknowledged.class),
    ALERT_NOTED("alert.noted.v1", Topics.ALERT_EVENTS, AlertEvent.Noted.class),
    ALERT_RESOLVED("alert.resolved.v1", Topics.ALERT_EVENTS, AlertEvent.Resolved.class),
    ALERT_SILENCED("alert.silenced.v1", Topics.ALERT_EVENTS, AlertEvent.Silenced.class),
    ALERT_UNSILENCED("alert.unsilenced.v1", Topics.ALERT_EVENTS, AlertEvent.Unsilenced.class),
    ALERT_NOTIFIED("alert.notified.v1", Topics.ALERT_EVENTS, AlertEvent.Notified.class),
    ALERT_STATE("alert.state.v1", Topics.ALERTS, AlertState.class);

    private static final Map<String, EventType> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::id, Function.identity()));
    private static final Map<Class<?>, EventType> BY_PAYLOAD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::payload, Function.identity()));

    private final String id;
    private final Topic topic;
    private final Class<? extends EventPayload> payload;

    EventType(String id, Topic topic, Class<? extends EventPayload> payload) {
        this.id = id;
        this.topic = topic;
        this.payload = payload;
    }

    /** The CloudEvents {@code type}. */
    public String id() {
        return id;
    }

    /** The only topic on which this type is published. */
    public Topic topic() {
        return topic;
    }

    /** The record that holds the data. */
    public Class<? extends EventPayload> payload() {
        return payload;
    }

    /** The type with this id, or empty if this version of the contract does not know it. */
    public static Optional<EventType> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /**
     * The type whose data is of this class.
     *
     * @throws IllegalArgumentException if the class is not the payload of any type
     */
    public static EventType of(Class<? extends EventPayload> payload) {
        EventType type = BY_PAYLOAD.get(payload);
        if (type == null) {
            throw new IllegalArgumentException("not the payload of a registered event type: " + payload.getName());
        }
        return type;
    }
}
