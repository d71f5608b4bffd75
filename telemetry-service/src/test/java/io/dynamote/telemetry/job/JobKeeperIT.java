package io.dynamote.telemetry.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each thing that happened is kept once, whatever happens to those who write it down. */
class JobKeeperIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int JOBS = 20;
    private static final int STAGES = Boolean.getBoolean("dynamote.endurance") ? 400 : 60;

    @Test
    void shouldKeepWhatHappenedOnceThroughOutagesAndChangesOfInstances() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
                PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
                RunningService first = instance(kafka, postgres);
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 5),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            RunningService second = instance(kafka, postgres);
            for (int stage = 1; stage <= STAGES; stage++) {
                for (int job = 0; job < JOBS; job++) {
                    send(producer, job, stage);
                    if (stage % 7 == 0) {
                        send(producer, job, stage - 3); // late, and known
                    }
                }
                producer.flush();
                if (stage % 20 == 5) {
                    postgres.stop();
                    postgres.restart();
                }
                if (stage % 20 == 10) {
                    second.close();
                }
                if (stage % 20 == 15) {
                    second = instance(kafka, postgres);
                }
            }
            second.close();
            JobArchive archive = first.context().getBean(JobArchive.class);
            await().atMost(PATIENCE).untilAsserted(() -> {
                for (int job = 0; job < JOBS; job++) {
                    List<JobEvent> events = archive.events("job/" + job).orElseThrow();
                    assertThat(events).hasSizeGreaterThanOrEqualTo(Math.min(STAGES, 500));
                }
            });
            for (int job = 0; job < JOBS; job++) {
                assertThat(archive.events("job/" + job).orElseThrow().reversed())
                        .extracting(JobEvent::at)
                        .doesNotHaveDuplicates()
                        .isSorted();
            }
            assertThat(archive.totals().orElseThrow().completed()).isEqualTo(JOBS);
        }
    }

    private static RunningService instance(EmbeddedKafka kafka, PostgresServer postgres) {
        return TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with("dynamote.postgres.url", postgres.jdbcUrl())
                .with("dynamote.postgres.username", postgres.user()));
    }

    private static void send(KafkaProducer<String, byte[]> producer, int job, int stage) {
        Instant at = States.at(stage);
        boolean last = stage == STAGES;
        JobState state = new JobState(
                "job/" + job,
                1,
                "Job " + job,
                "copy",
                "test",
                null,
                null,
                last ? JobStatus.COMPLETED : JobStatus.RUNNING,
                "stage " + stage,
                null,
                (long) stage,
                null,
                States.BEGIN,
                at,
                last ? at : null,
                null,
                null);
        EncodedEvent event = EventCodec.encode(Event.of(UUID.randomUUID(), "/test", at, null, state));
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(event.topic(), event.key(), event.value());
        event.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        var _ = producer.send(record);
    }
}
