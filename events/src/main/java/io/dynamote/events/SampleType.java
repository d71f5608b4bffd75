package io.dynamote.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dynamote.events.host.HostSample;

/**
 * Registry of sample types. Samples come in high volume, so they are not wrapped as CloudEvents: the record header
 * {@value #HEADER} names the type, whose major version is part of the id, and the value is the sample. Unless said
 * otherwise it is JSON; within one version fields are only added.
 */
public enum SampleType {
    /** One finished request to a model, JSON. */
    LLM_REQUEST("llm.request.v1", Topics.REQUESTS),
    /** Many finished requests of one producer, in the binary form of {@code RequestBatch}. */
    LLM_REQUEST_BATCH("llm.request-batch.v1", Topics.REQUESTS),
    /** How many requests a producer has under way, JSON. */
    GATEWAY_PULSE("gateway.pulse.v1", Topics.REQUESTS),
    /** What the counters of a Dynamo frontend's pod stand at, JSON. */
    FRONTEND_READING("frontend.reading.v1", Topics.REQUESTS),
    /** What was added to one slot of the traffic of one deployment, JSON. */
    TRAFFIC_WINDOW("traffic.window.v1", Topics.TRAFFIC_WINDOWS),
    /** What a producer has under way, JSON. */
    TRAFFIC_ACTIVE("traffic.active.v1", Topics.TRAFFIC_ACTIVE),
    /** Which requests of a producer have been counted, JSON; of telemetry-service alone. */
    REQUEST_POSITION("request.position.v1", Topics.REQUEST_POSITIONS),
    /** What a host is like at one moment, JSON. */
    HOST_SAMPLE(HostSample.SCHEMA, Topics.HOST_SAMPLES),
    /** One line that a service logged, JSON. */
    LOG_LINE("log.line.v1", Topics.LOGS),
    /** What is known of one entity at one moment, JSON. */
    SIGNAL("signal.v1", Topics.SIGNALS);

    /** Name of the record header that holds the id. */
    public static final String HEADER = "schema";

    private static final Map<String, SampleType> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SampleType::id, Function.identity()));

    private final String id;
    private final Topic topic;

    SampleType(String id, Topic topic) {
        this.id = id;
        this.topic = topic;
    }

    /** The value of the header. */
    public String id() {
        return id;
    }

    /** The only topic on which this type is published. */
    public Topic topic() {
        return topic;
    }

    /** The type with this id, or empty if this version of the contract does not know it. */
    public static Optional<SampleType> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
