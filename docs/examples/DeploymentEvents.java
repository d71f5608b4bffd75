import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Keeps a journal of what happens to deployments: a line for each event of {@code dynamote.deployment-events}, each once.
 * Needs kafka-clients and jackson-databind.
 *
 * <p>Kafka delivers at least once. What was delivered again is recognised by {@code ce_id}, and the ids that were handled are
 * kept where the effect is, here in the journal itself: an id and its effect are written together or not at all, and offsets
 * are committed after that. So a crash at any point loses nothing and repeats nothing. Types that are not known are passed over,
 * and so are other versions of known ones: this code was written against the fields of the versions that it names.
 *
 * <p>Run it: {@code java -cp 'lib/*' DeploymentEvents.java 127.0.0.1:8090 journal.txt}
 */
final class DeploymentEvents implements AutoCloseable {

    private static final String TOPIC = "dynamote.deployment-events";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, String> consumer;
    private final Path journal;
    private final Set<String> handled = new HashSet<>();

    DeploymentEvents(String bootstrap, Path journal) throws IOException {
        this.journal = journal;
        if (Files.exists(journal)) {
            String text = Files.readString(journal);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1); // a crash may have cut the last line
            Files.writeString(journal, whole);
            whole.lines().forEach(line -> handled.add(line.substring(0, line.indexOf(' '))));
        }
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "group.id", "deployment-journal",
                        "enable.auto.commit", "false", // only what was handled is committed
                        "auto.offset.reset", "earliest", // a new group begins with all that Kafka has kept
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** Follows the topic until it is woken up. */
    void follow() throws IOException {
        consumer.subscribe(List.of(TOPIC));
        try {
            while (true) {
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(1));
                for (ConsumerRecord<String, String> record : records) {
                    handle(record);
                }
                consumer.commitSync();
            }
        } catch (WakeupException end) {
            // what follow() waits for
        }
    }

    private void handle(ConsumerRecord<String, String> record) throws IOException {
        String id = header(record, "ce_id");
        if (id.isEmpty() || handled.contains(id)) {
            return;
        }
        try {
            String sentence = sentence(header(record, "ce_type"), record.key(), record.value());
            if (sentence != null) {
                write(id + " " + header(record, "ce_time") + " " + sentence);
                handled.add(id);
            }
        } catch (JsonProcessingException e) {
            // One record that cannot be read must not stop all that follow.
            System.err.println("passed over " + id + ": " + e.getOriginalMessage());
        }
    }

    /** What an event says; null if nothing is to be done for its type. */
    private static String sentence(String type, String deployment, String value) throws JsonProcessingException {
        JsonNode data = JSON.readTree(value == null ? "{}" : value);
        return switch (type) {
            case "deployment.requested.v1" ->
                data.path("actor").asText() + " asks to " + data.path("action").asText() + " " + deployment;
            case "deployment.phase-changed.v1" ->
                deployment + " is " + data.path("to").asText() + ": " + data.path("message").asText();
            case "deployment.deleted.v1" -> deployment + " is gone";
            default -> null;
        };
    }

    private void write(String line) throws IOException {
        Files.writeString(
                journal, line.replace('\n', ' ') + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }

    public static void main(String[] arguments) throws IOException {
        try (DeploymentEvents events = new DeploymentEvents(arguments[0], Path.of(arguments[1]))) {
            Thread main = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                events.consumer.wakeup();
                try {
                    main.join(5_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            events.follow();
        }
    }
}
