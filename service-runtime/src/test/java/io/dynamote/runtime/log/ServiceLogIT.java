package io.dynamote.runtime.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.runtime.service.ServiceRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From the logger of a service to {@code dynamote.logs}. */
class ServiceLogIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = LoggerFactory.getLogger("io.dynamote.probe.Probe");

    private final List<ReceivedRecord> received = new CopyOnWriteArrayList<>();
    private EmbeddedKafka kafka;
    private TopicTail tail;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        KafkaProperties properties = new KafkaProperties(kafka.bootstrapServers(), (short) 1);
        tail = TopicTail.start(properties, List.of("dynamote.logs"), received::add, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        tail.close();
        kafka.close();
    }

    private RunningService probe(String name) {
        return ServiceRuntime.start(
                "probe",
                ServiceOptions.defaults()
                        .withPort(0)
                        .with("micronaut.application.name", name)
                        .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers()));
    }

    private List<JsonNode> lines(String service) {
        return received.stream()
                .map(ServiceLogIT::json)
                .filter(line -> line.path("service.name").asText().equals(service))
                .toList();
    }

    private static JsonNode json(ReceivedRecord record) {
        try {
            assertThat(record.headers()).containsEntry("schema", "log.line.v1");
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertNumbered(List<JsonNode> lines) {
        long expected = 0;
        for (JsonNode line : lines) {
            expected += line.path("dropped").asLong() + 1;
            assertThat(line.path("sequence").asLong()).isEqualTo(expected);
        }
    }

    @Test
    void shouldPublishUnderTheNameOfTheServiceAndNothingAboutItself() {
        try (RunningService _ = probe("one-service");
                RunningService two = probe("two-service")) {
            try (ServiceLog.Scope _ = two.log().enter()) {
                LOG.atWarn().addKeyValue("number", 7).log("hello");
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lines("two-service"))
                            .extracting(line -> line.path("message").asText())
                            .contains("hello"));
        }
        assertThat(lines("one-service"))
                .extracting(line -> line.path("message").asText())
                .doesNotContain("hello");
        assertThat(received.getFirst().key()).isIn("one-service", "two-service");
        assertThat(received)
                .extracting(record -> json(record).path("logger").asText())
                .noneMatch(logger -> logger.startsWith("org.apache.kafka.clients.producer"));
    }

    @Test
    void shouldLoseNoLineAtAnOrderlyEnd() {
        RunningService probe = probe("ending-service");
        try (ServiceLog.Scope _ = probe.log().enter()) {
            for (int i = 0; i < 1_000; i++) {
                LOG.info("line {}", i);
            }
        }
        probe.close();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lines("ending-service"))
                        .extracting(line -> line.path("message").asText())
                        .contains("line 0", "line 999"));
        List<JsonNode> lines = lines("ending-service");
        assertNumbered(lines);
        assertThat(lines.stream().map(line -> line.path("message").asText()).filter(text -> text.startsWith("line ")))
                .hasSize(1_000);
    }

    @Test
    void shouldNeverMakeAServiceWaitWhileKafkaIsAwayAndCountWhatItCostsThen() {
        int burst = 5_000;
        RunningService probe = probe("patient-service");
        try (ServiceLog.Scope _ = probe.log().enter()) {
            LOG.info("before");
            await().atMost(PATIENCE).until(() -> !lines("patient-service").isEmpty());
            kafka.stop();
            long begin = System.nanoTime();
            for (int i = 0; i < burst; i++) {
                LOG.info("away {}", i);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
            kafka.restart();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                LOG.info("back");
                assertThat(lines("patient-service"))
                        .extracting(line -> line.path("message").asText())
                        .contains("back");
            });
        }
        probe.close();

        await().atMost(PATIENCE).untilAsserted(() -> {
            List<JsonNode> lines = lines("patient-service");
            long told = lines.size()
                    + lines.stream()
                            .mapToLong(line -> line.path("dropped").asLong())
                            .sum();
            assertThat(told).isGreaterThan(burst);
        });
        List<JsonNode> lines = lines("patient-service");
        assertNumbered(lines);
        assertThat(lines).hasSizeGreaterThan(LineBuffer.MOST);
    }

    @Test
    void shouldEndSoonEvenIfKafkaIsGone() {
        RunningService probe = probe("left-service");
        kafka.stop();
        try (ServiceLog.Scope _ = probe.log().enter()) {
            LOG.info("nobody will read this");
        }
        long begin = System.nanoTime();
        probe.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
        kafka.restart();
    }
}
