package io.dynamote.embedded.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.dynamote.embedded.PortTakenException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedKafkaIT {

    private static final String TOPIC = "letters";

    @TempDir
    Path directory;

    @Test
    void shouldKeepPortRecordsAndGroupOffsetsOverStopRestartAndANewRun() throws Exception {
        int port;
        try (var kafka = EmbeddedKafka.start(new KafkaOptions(0, directory))) {
            port = kafka.port();
            create(kafka, TOPIC);
            send(kafka, "alpha");
            assertThat(readAndCommit(kafka)).containsExactly("alpha");

            kafka.stop();
            assertThat(kafka.isRunning()).isFalse();
            kafka.restart();

            assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            send(kafka, "beta");
            assertThat(readAndCommit(kafka)).containsExactly("beta");
        }
        try (var again = EmbeddedKafka.start(new KafkaOptions(port, directory))) {
            send(again, "gamma");
            assertThat(again.port()).isEqualTo(port);
            assertThat(readAndCommit(again)).containsExactly("gamma");
        }
    }

    @Test
    void shouldServeTransactionsNotCreateTopicsByUseAndNameATakenPort() throws Exception {
        try (var kafka = EmbeddedKafka.start(KafkaOptions.temporary())) {
            create(kafka, TOPIC);
            try (var producer = producer(kafka, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "writer"))) {
                producer.initTransactions();
                producer.beginTransaction();
                var sent = producer.send(new ProducerRecord<>(TOPIC, "k", "kept"));
                producer.commitTransaction();
                assertThat(sent).isDone();
            }
            assertThat(readAndCommit(kafka)).containsExactly("kept");

            try (var admin = admin(kafka)) {
                assertThatThrownBy(() -> admin.describeTopics(List.of("unknown"))
                                .allTopicNames()
                                .get(60, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
            }
            assertThatThrownBy(() -> EmbeddedKafka.start(new KafkaOptions(kafka.port(), directory)))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("Kafka")
                    .hasMessageContaining(Integer.toString(kafka.port()));
        }
    }

    private static void create(EmbeddedKafka kafka, String topic) throws Exception {
        try (var admin = admin(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(60, TimeUnit.SECONDS);
        }
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    private static void send(EmbeddedKafka kafka, String value) throws Exception {
        try (var producer = producer(kafka, Map.of())) {
            producer.send(new ProducerRecord<>(TOPIC, "k", value)).get(60, TimeUnit.SECONDS);
        }
    }

    private static KafkaProducer<String, String> producer(EmbeddedKafka kafka, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Reads as one member of a group until there is something, then commits. */
    private static List<String> readAndCommit(EmbeddedKafka kafka) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG, "readers",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            for (int attempt = 0; attempt < 20; attempt++) {
                var records = consumer.poll(Duration.ofSeconds(1));
                if (!records.isEmpty()) {
                    consumer.commitSync();
                    var values = new ArrayList<String>();
                    records.forEach(r -> values.add(r.value()));
                    return values;
                }
            }
            return List.of();
        }
    }
}
