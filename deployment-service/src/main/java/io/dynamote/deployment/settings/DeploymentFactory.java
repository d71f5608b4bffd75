package io.dynamote.deployment.settings;

import io.dynamote.deployment.manifest.ManifestRenderer;
import io.dynamote.events.Topic;
import io.dynamote.events.Topics;
import io.dynamote.runtime.kafka.TopicSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The parts that know no framework, and the topics that this service writes. */
@Factory
final class DeploymentFactory {

    @Singleton
    ManifestRenderer renderer(DeploymentProperties properties) {
        return new ManifestRenderer(properties.manifestDefaults());
    }

    @Singleton
    @Named("deployment-events")
    TopicSettings deploymentEvents() {
        return settings(Topics.DEPLOYMENT_EVENTS);
    }

    @Singleton
    @Named("deployments")
    TopicSettings deployments() {
        return settings(Topics.DEPLOYMENTS);
    }

    @Singleton
    @Named("logs")
    TopicSettings logs() {
        return settings(Topics.LOGS);
    }

    @Singleton
    @Named("dead-letters")
    TopicSettings deadLetters() {
        return settings(Topics.DEAD_LETTERS);
    }

    private static TopicSettings settings(Topic topic) {
        return new TopicSettings(
                topic.name(), topic.partitions(), topic.cleanup() == Topic.Cleanup.COMPACT, topic.retention());
    }
}
