package io.dynamote.embedded.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings of one node that is broker and controller: replication factors of one, few threads, small buffers.
 * Anything that a client can notice (automatic topic creation, transactions) is as strict as on a real cluster.
 */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String ONE = "1";
    private static final String MEBIBYTE = "1048576";

    private BrokerSettings() {}

    static Map<String, Object> of(int port, int controllerPort, Path directory) {
        var settings = new HashMap<String, Object>();
        identity(settings, port, controllerPort, directory);
        singleNode(settings);
        small(settings);
        return settings;
    }

    private static void identity(Map<String, Object> settings, int port, int controllerPort, Path directory) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("log.dirs", directory.toString());
        settings.put("listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put("auto.create.topics.enable", "false");
    }

    private static void singleNode(Map<String, Object> settings) {
        settings.put("default.replication.factor", ONE);
        settings.put("min.insync.replicas", ONE);
        settings.put("offsets.topic.replication.factor", ONE);
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", ONE);
        settings.put("transaction.state.log.min.isr", ONE);
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", ONE);
        settings.put("share.coordinator.state.topic.min.isr", ONE);
        settings.put("share.coordinator.state.topic.num.partitions", ONE);
        // A consumer that joins alone need not wait for others.
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the controller takes the broker for alive until its session ends; only then may it register
        // again.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("initial.broker.registration.timeout.ms", "30000");
    }

    private static void small(Map<String, Object> settings) {
        settings.put("num.network.threads", ONE);
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("num.replica.fetchers", ONE);
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("group.coordinator.threads", ONE);
        settings.put("group.coordinator.background.threads", ONE);
        settings.put("share.coordinator.threads", ONE);
        settings.put("log.cleaner.threads", ONE);
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.cleaner.io.buffer.size", "65536");
        settings.put("log.index.size.max.bytes", MEBIBYTE);
        settings.put("log.segment.bytes", "67108864");
        settings.put("offsets.topic.segment.bytes", MEBIBYTE);
        settings.put("transaction.state.log.segment.bytes", MEBIBYTE);
        settings.put("metadata.log.segment.bytes", "8388608");
        // The idle controller need not write a record twice a second.
        settings.put("metadata.max.idle.interval.ms", "10000");
    }
}
