package io.dynamote.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/events.md} is generated: this test fails when it no longer says what the contract says. */
class EventReferenceTest {

    private static final Path DOCUMENT = Path.of("../docs/events.md");

    @Test
    void shouldSayWhatTheContractSays() throws IOException {
        String expected = reference();
        if ("write".equals(System.getProperty("dynamote.docs"))) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/events.md; write it anew with ./mvnw test -pl events -Ddynamote.docs=write")
                .isEqualTo(expected);
    }

    private static String reference() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Events

                Generated from the module `events`; do not edit. Facts and state are [CloudEvents](https://cloudevents.io) 1.0 in
                Kafka's binary mode: attributes are headers, the data is the value as JSON. Drop events whose `ce_id` you have seen,
                ignore fields and types that you do not know. Within one version of a type fields are only added.

                | topic | key | clean-up | partitions |
                | --- | --- | --- | --- |
                """);
        Topics.all()
                .forEach(topic -> text.append("| `%s` | %s | %s | %d |%n"
                        .formatted(topic.name(), topic.key(), cleanup(topic), topic.partitions())));
        for (Topic topic : Topics.all()) {
            for (EventType type : types(topic)) {
                text.append("\n## %s%n%nOn `%s`.%n%n```json%n%s```%n"
                        .formatted(type.id(), topic.name(), new GoldenFile(type).text()));
            }
        }
        text.append("""

                # Samples

                Plain records, no CloudEvents: the header `schema` names the type.

                A producer on `dynamote.requests` sends everything through one partition, which its key chooses: keep the key and the partitioner, and tell
                of a request over Kafka or over HTTP, not over both. What comes through one partition and again through another counts twice. A request has
                at most 100,000,000 tokens of each kind, takes at most a day and ends at most a minute ahead of our clock; one that does not hold to that is
                refused alone. A record is at most 1 MiB, and of an unknown `schema` it goes to `dynamote.dead-letters`. Of a value beyond 500,000 bytes a
                dead letter holds the beginning, and `dynamote_full_length` says how long it was.
                """);
        for (SampleType type : SampleType.values()) {
            text.append(sample(type));
        }
        text.append("""

                # Variables of signals

                What `signal.v1` holds in `values`, or in `unavailable` with the reason why it is not known, and what it holds in `labels`: a passing
                label tells where the entity stands and changes with it.
                """);
        for (SignalKind kind : SignalKind.values()) {
            text.append("%n## %s%n%n| variable | meaning |%n| --- | --- |%n".formatted(kind.word()));
            kind.variables()
                    .forEach(variable -> text.append("| `%s` | %s |%n".formatted(variable.name(), variable.meaning())));
            text.append("%n| label | meaning |%n| --- | --- |%n".formatted());
            kind.labels()
                    .forEach(label -> text.append("| `%s`%s | %s |%n"
                            .formatted(label.name(), label.isLasting() ? "" : " (passing)", label.meaning())));
        }
        return text.toString();
    }

    private static String sample(SampleType type) throws IOException {
        Path golden = Path.of("src/test/resources/golden", type.id() + ".json");
        String kind = type == SampleType.LLM_REQUEST_BATCH
                ? ": binary, laid out as the Javadoc of `RequestBatch` says; here in hexadecimal.%n%n```"
                : ".%n%n```json";
        return ("%n## %s%n%nOn `%s`" + kind + "%n%s```%n")
                .formatted(type.id(), type.topic().name(), Files.readString(golden));
    }

    private static List<EventType> types(Topic topic) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.topic().equals(topic))
                .toList();
    }

    private static String cleanup(Topic topic) {
        return topic.retention() == null
                ? "compact"
                : "%s after %d d"
                        .formatted(
                                topic.cleanup().policy().replace(",", ", "),
                                topic.retention().toDays());
    }
}
