package io.dynamote.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The process that is killed. It starts Kafka and Postgres, says {@code up}, and writes numbers to both until it dies,
 * printing {@code record N} and {@code row N} when N has been acknowledged, not earlier.
 */
final class WritingJvm {

    static final String TOPIC = "numbers";

    private WritingJvm() {}

    /** Arguments: directory, port of Kafka, port of Postgres, first number. */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        var postgres =
                PostgresServer.start(new PostgresOptions(Integer.parseInt(args[2]), directory.resolve("postgres")));
        var kafka = EmbeddedKafka.start(new KafkaOptions(Integer.parseInt(args[1]), directory.resolve("kafka")));
        long first = Long.parseLong(args[3]);
        createTopic(kafka);
        System.out.println("up");
        Thread.ofPlatform().start(() -> run(() -> writeRows(postgres, first)));
        Thread.ofPlatform().start(() -> run(() -> writeRecords(kafka, first)));
    }

    private static void writeRecords(EmbeddedKafka kafka, long first) throws Exception {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(), ProducerConfig.ACKS_CONFIG, "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new LongSerializer())) {
            for (long number = first; true; number++) {
                producer.send(new ProducerRecord<>(TOPIC, "k", number)).get();
                System.out.println("record " + number);
            }
        }
    }

    /** Two rows a transaction, so that half of one would show. */
    private static void writeRows(PostgresServer postgres, long first) throws Exception {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "")) {
            try (var create = connection.createStatement()) {
                create.execute("CREATE TABLE IF NOT EXISTS number (value bigint, half int, PRIMARY KEY (value, half))");
            }
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement("INSERT INTO number VALUES (?, ?)")) {
                for (long number = first; true; number++) {
                    for (int half : new int[] {1, 2}) {
                        insert.setLong(1, number);
                        insert.setInt(2, half);
                        insert.executeUpdate();
                    }
                    connection.commit();
                    System.out.println("row " + number);
                }
            }
        }
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private interface Writer {
        void write() throws Exception;
    }

    /** A writer that cannot write ends the process, and with it the test. */
    private static void run(Writer writer) {
        try {
            writer.write();
        } catch (Exception e) {
            e.printStackTrace(System.out);
            Runtime.getRuntime().halt(1);
        }
    }
}
