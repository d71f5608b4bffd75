package io.dynamote.runtime;

import java.time.Duration;

import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.TopicSettings;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The topics of the service {@code ledger}. */
@Factory
@Requires(property = "dynamote.service", value = "ledger")
class LedgerTopics {

    @Singleton
    @Named("facts")
    TopicSettings facts() {
        return new TopicSettings("dynamote.ledger-facts", 3, false, Duration.ofDays(1));
    }

    @Singleton
    @Named("dead-letters")
    TopicSettings deadLetters() {
        return new TopicSettings(DeadLetters.TOPIC, 1, false, Duration.ofDays(14));
    }
}
