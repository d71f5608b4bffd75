package io.dynamote.alert;

import io.dynamote.events.Topic;
import io.dynamote.events.Topics;
import io.dynamote.runtime.kafka.TopicSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The topics that this service writes, and that of the signals: who starts first makes it. */
@Factory
final class TopicFactory {

    @Singleton
    TopicSettings alerts() {
        return settings(Topics.ALERTS);
    }

    @Singleton
    TopicSettings alertEvents() {
        return settings(Topics.ALERT_EVENTS);
    }

    @Singleton
    TopicSettings signals() {
        return settings(Topics.SIGNALS);
    }

    @Singleton
    TopicSettings logs() {
        return settings(Topics.LOGS);
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
