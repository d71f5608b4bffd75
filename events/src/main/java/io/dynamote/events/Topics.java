package io.dynamote.events;

import java.time.Duration;
import java.util.List;

/** Every topic of Dynamote. Names and settings live here and nowhere else. */
public final class Topics {

    /** State of each model in the catalog; a tombstone when it is retired. */
    public static final Topic MODELS = Topic.state("dynamote.models", 3, "model id");

    /** What happened to deployments. */
    public static final Topic DEPLOYMENT_EVENTS =
            Topic.facts("dynamote.deployment-events", 6, Duration.ofDays(30), "namespace/name");

    /** State of each deployment: what a list row and a scraper need; a tombstone when it is gone. */
    public static final Topic DEPLOYMENTS = Topic.state("dynamote.deployments", 6, "namespace/name");

    /** Finished requests of gateways, one by one or in batches, and how many they have under way. */
    public static final Topic REQUESTS =
            Topic.facts("dynamote.requests", 6, Duration.ofDays(1), "producer, one instance of a gateway");

    /** Traffic by 250 ms of event time, as additions that sum up to the whole. */
    public static final Topic TRAFFIC_WINDOWS =
            Topic.facts("dynamote.traffic-windows", 6, Duration.ofDays(7), "namespace/name of the deployment");

    /** What each producer has under way, handed on with the end of its lease. */
    public static final Topic TRAFFIC_ACTIVE =
            Topic.facts("dynamote.traffic-active", 3, Duration.ofDays(1), "producer");

    /** Which requests of each producer have been counted; of telemetry-service alone. */
    public static final Topic REQUEST_POSITIONS = Topic.state("dynamote.request-positions", 6, "producer");

    /** What hosts are like, about once a second each. */
    public static final Topic HOST_SAMPLES = Topic.facts("dynamote.host-samples", 3, Duration.ofDays(2), "host id");

    /** State of each long job; kept for a week after its last change. */
    public static final Topic JOBS = Topic.state("dynamote.jobs", 3, Duration.ofDays(7), "job id");

    /** What services log, at info and above. */
    public static final Topic LOGS = Topic.facts("dynamote.logs", 1, Duration.ofDays(1), "service");

    /** Flat figures of one entity at a time. */
    public static final Topic SIGNALS = Topic.facts("dynamote.signals", 6, Duration.ofDays(2), "kind/entity");

    /** What happened to alerts. */
    public static final Topic ALERT_EVENTS =
            Topic.facts("dynamote.alert-events", 6, Duration.ofDays(90), "fingerprint");

    /** State of each alert; a tombstone when it ended before it fired, or a while after it was resolved. */
    public static final Topic ALERTS = Topic.state("dynamote.alerts", 6, "fingerprint");

    /** Records that could not be read, with the reason in header {@code dynamote_reason}. */
    public static final Topic DEAD_LETTERS =
            Topic.facts("dynamote.dead-letters", 1, Duration.ofDays(14), "source topic");

    private Topics() {}

    /** All topics, in the order in which documentation lists them. */
    public static List<Topic> all() {
        return List.of(
                MODELS,
                DEPLOYMENT_EVENTS,
                DEPLOYMENTS,
                REQUESTS,
                TRAFFIC_WINDOWS,
                TRAFFIC_ACTIVE,
                REQUEST_POSITIONS,
                HOST_SAMPLES,
                JOBS,
                LOGS,
                SIGNALS,
                ALERT_EVENTS,
                ALERTS,
                DEAD_LETTERS);
    }
}
