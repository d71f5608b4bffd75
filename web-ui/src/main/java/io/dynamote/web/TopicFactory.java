package io.dynamote.web;

import io.dynamote.events.Topics;
import io.dynamote.runtime.kafka.TopicSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The topics that the portal writes: only its log. */
@Factory
final class TopicFactory {

    @Singleton
    TopicSettings logs() {
        return new TopicSettings(Topics.LOGS.name(), Topics.LOGS.partitions(), false, Topics.LOGS.retention());
    }
}
