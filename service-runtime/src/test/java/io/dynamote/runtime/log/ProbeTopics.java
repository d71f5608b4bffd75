package io.dynamote.runtime.log;

import java.time.Duration;

import io.dynamote.runtime.kafka.TopicSettings;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The topic of the service {@code probe}, which thereby publishes its log where it knows Kafka. */
@Factory
@Requires(property = "dynamote.service", value = "probe")
class ProbeTopics {

    @Singleton
    TopicSettings logs() {
        return new TopicSettings("dynamote.logs", 1, false, Duration.ofDays(1));
    }
}
