package io.dynamote.contracts.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the documentation shows of reading events does what it says. */
class ExampleConsumerIT {

    private static final Path EXAMPLES = Path.of("../docs/examples");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Pattern CONSOLE =
            Pattern.compile("kafka-console-consumer\\.sh ((?:[^\\n]*\\\\\\n)*[^\\n]*)\\n");

    private EmbeddedKafka kafka;
    private Facts facts;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        facts = new Facts(kafka.bootstrapServers());
    }

    @AfterEach
    void stop() {
        facts.close();
        kafka.close();
    }

    @Test
    void shouldKeepAJournalInJava() throws Exception {
        keepsAJournal(List.of(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EXAMPLES.resolve("DeploymentEvents.java").toString()));
    }

    @Test
    void shouldKeepAJournalInPython() throws Exception {
        String python = System.getenv("DYNAMOTE_KAFKA_PYTHON");
        assumeTrue(
                python != null,
                "no Python with confluent-kafka: export DYNAMOTE_KAFKA_PYTHON=$(contracts/src/test/python/install .dynamote/python)");
        keepsAJournal(List.of(python, EXAMPLES.resolve("deployment_events.py").toString()));
    }

    private void keepsAJournal(List<String> command) throws Exception {
        Path journal = directory.resolve("journal.txt");
        UUID first = facts.write(Facts.requested("one"));
        facts.write(Facts.applied("one"));
        facts.write(Facts.running("one"), "deployment.phase-changed.v2");
        facts.write(Facts.running("one"), "deployment.renamed.v1");
        facts.writeUnreadable(Facts.running("one"));
        facts.writeBare("dynamo-system/one");
        UUID second = facts.write(Facts.running("one"));
        facts.again(first, Facts.requested("one"));

        Process reader = begin(command, journal);
        try {
            awaitLast(reader, journal, "is Running: 2 of 2 are ready");
            reader.destroyForcibly().waitFor();
            facts.forgetReaders("deployment-journal");
            Files.writeString(journal, Files.readString(journal) + "torn");

            facts.again(second, Facts.running("one"));
            UUID third = facts.write(Facts.deleted("one"));
            reader = begin(command, journal);
            awaitLast(reader, journal, "is gone");
            reader.destroy();
            assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readAllLines(journal))
                    .containsExactly(
                            first + " 2026-11-20T12:00:00Z ada asks to create dynamo-system/one",
                            second + " 2026-11-20T12:00:00Z dynamo-system/one is Running: 2 of 2 are ready",
                            third + " 2026-11-20T12:00:00Z dynamo-system/one is gone");
        } finally {
            reader.destroyForcibly();
        }
    }

    private Process begin(List<String> command, Path journal) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.add(kafka.bootstrapServers());
        whole.add(journal.toString());
        return new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
    }

    private void awaitLast(Process reader, Path journal, String end) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(reader.isAlive())
                    .as(() -> read(directory.resolve("output.txt")))
                    .isTrue();
            assertThat(Files.exists(journal) ? Files.readString(journal).strip() : "")
                    .as(() -> read(directory.resolve("output.txt")))
                    .endsWith(end);
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The command of the README and of docs/integrate.md, with the class that Kafka's script starts. */
    @Test
    void shouldShowEventsWithKafkasOwnConsumer() throws Exception {
        UUID id = facts.write(Facts.running("one"));
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.apache.kafka.tools.consumer.ConsoleConsumer"));
        List<String> shown = arguments(Path.of("../docs/integrate.md"));
        assertThat(arguments(Path.of("../README.md"))).isEqualTo(shown);
        command.addAll(shown);
        command.addAll(List.of("--max-messages", "1"));
        Process consumer = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(consumer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(consumer.waitFor()).isZero();
        assertThat(output)
                .contains("ce_type:deployment.phase-changed.v1", "ce_id:" + id)
                .contains("dynamo-system/one", "\"to\":\"Running\"");
    }

    private List<String> arguments(Path document) throws IOException {
        var command = CONSOLE.matcher(Files.readString(document));
        assertThat(command.find()).as("the command in %s", document).isTrue();
        String line = command.group(1).replace("\\\n", " ").replace("127.0.0.1:8090", kafka.bootstrapServers());
        return List.of(line.strip().split("\\s+", -1));
    }
}
