package io.dynamote.telemetry;

import io.dynamote.events.Topic;
import io.dynamote.events.Topics;
import io.dynamote.runtime.kafka.TopicSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The topics that this service writes. */
@Factory
final class TopicFactory {

    @Singleton
    TopicSettings requests() {
        return settings(Topics.REQUESTS);
    }

    @Singleton
    TopicSettings windows() {
        return settings(Topics.TRAFFIC_WINDOWS);
    }

    @Singleton
    TopicSettings active() {
        return settings(Topics.TRAFFIC_ACTIVE);
    }

    @Singleton
    TopicSettings positions() {
        return settings(Topics.REQUEST_POSITIONS);
    }

    @Singleton
    TopicSettings hostSamples() {
        return settings(Topics.HOST_SAMPLES);
    }

    @Singleton
    TopicSettings jobs() {
        return settings(Topics.JOBS);
    }

    @Singleton
    TopicSettings logs() {
        return settings(Topics.LOGS);
    }

    @Singleton
    TopicSettings signals() {
        return settings(Topics.SIGNALS);
    }

    @Singleton
    TopicSettings deadLetters() {
        return settings(Topics.DEAD_LETTERS);
    }

    private static TopicSettings settings(Topic topic) {
        return new TopicSettings(
                topic.name(), topic.partitions(), topic.cleanup() != Topic.Cleanup.DELETE, topic.retention());
    }
}
