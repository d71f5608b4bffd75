package io.dynamote.runtime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates what is missing and compares what exists with what consumers rely on. */
final class TopicCheck {

    private static final Duration NOT_YET = Duration.ofMillis(50);

    private final Admin admin;
    private final List<TopicSettings> topics;
    private final short replicationFactor;

    TopicCheck(Admin admin, List<TopicSettings> topics, short replicationFactor) {
        this.admin = admin;
        this.topics = topics;
        this.replicationFactor = replicationFactor;
    }

    /**
     * Creates the missing topics and verifies all.
     *
     * @throws UnsafeTopicException if one would lose data
     */
    void createMissingAndVerify(Duration patience) throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, ? extends Future<Void>> created =
                admin.createTopics(topics.stream().map(this::newTopic).toList()).values();
        for (Future<Void> topic : created.values()) {
            try {
                topic.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        verify(patience);
    }

    private void verify(Duration patience) throws ExecutionException, TimeoutException, InterruptedException {
        Map<ConfigResource, Config> configs = describe(patience);
        for (TopicSettings topic : topics) {
            Config config = configs.get(resource(topic));
            requireCleanup(topic, config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value());
            if (topic.retention() != null) {
                requireRetention(
                        topic,
                        topic.retention(),
                        config.get(TopicConfig.RETENTION_MS_CONFIG).value());
            }
        }
    }

    /** The controller has made them; the broker that is asked may hear of that a moment later. */
    private Map<ConfigResource, Config> describe(Duration patience)
            throws ExecutionException, TimeoutException, InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return admin.describeConfigs(
                                topics.stream().map(TopicCheck::resource).toList())
                        .all()
                        .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                boolean mayCome = e.getCause() instanceof UnknownTopicOrPartitionException;
                if (!mayCome || System.nanoTime() - begun > patience.toNanos()) {
                    throw e;
                }
                Thread.sleep(NOT_YET);
            }
        }
    }

    static void requireCleanup(TopicSettings topic, String found) {
        if (!found.equals(topic.cleanupPolicy())) {
            throw new UnsafeTopicException(
                    topic.name(), TopicConfig.CLEANUP_POLICY_CONFIG, found, topic.cleanupPolicy());
        }
    }

    static void requireRetention(TopicSettings topic, Duration wanted, String found) {
        long millis = Long.parseLong(found);
        if (millis >= 0 && millis < wanted.toMillis()) {
            throw new UnsafeTopicException(
                    topic.name(), TopicConfig.RETENTION_MS_CONFIG, found, "at least " + wanted.toMillis());
        }
    }

    private NewTopic newTopic(TopicSettings topic) {
        Map<String, String> configs = new HashMap<>();
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanupPolicy());
        if (topic.retention() != null) {
            configs.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(topic.retention().toMillis()));
        }
        return new NewTopic(topic.name(), topic.partitions(), replicationFactor).configs(configs);
    }

    private static ConfigResource resource(TopicSettings topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
