package io.dynamote.catalog;

import io.dynamote.events.Topic;
import io.dynamote.events.Topics;
import io.dynamote.runtime.kafka.TopicSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The topics that this service writes. */
@Factory
final class TopicFactory {

    @Singleton
    TopicSettings models() {
        return settings(Topics.MODELS);
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
                topic.name(), topic.partitions(), topic.cleanup() == Topic.Cleanup.COMPACT, topic.retention());
    }
}
