package io.dynamote.telemetry.deployment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.job.JobState;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import io.dynamote.telemetry.job.JobReports;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports rollouts as jobs. The instances share the partitions of {@code dynamote.deployments}, so each rollout has one
 * reporter; a state that is read again after a crash is no news the second time.
 */
@Context
final class RolloutReporter implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(RolloutReporter.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaProperties kafka;
    private final JobReports reports;
    private final ConsumerLags lags;
    private final Lives lives;

    RolloutReporter(KafkaProperties kafka, JobReports reports, ConsumerLags lags) {
        this.kafka = kafka;
        this.reports = reports;
        this.lags = lags;
        this.lives = new Lives("rollout-reporter", this::report).start();
    }

    private void report(BooleanSupplier goOn) {
        if (!reports.isReady()) {
            return; // what was reported before must be known first
        }
        try (KafkaConsumer<String, byte[]> consumer = open();
                ConsumerLags.Watch _ = lags.watch("rollout-reporter", consumer)) {
            consumer.subscribe(List.of(Topics.DEPLOYMENTS.name()));
            while (goOn.getAsBoolean()) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<String, byte[]> record : records) {
                    report(record);
                }
                if (!records.isEmpty()) {
                    consumer.commitSync();
                }
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void report(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        try {
            Optional<Event<?>> event = EventCodec.decode(
                    new EncodedEvent(record.topic(), String.valueOf(record.key()), headers, record.value()));
            if (event.isPresent()) {
                for (JobState state : news(event.get())) {
                    reports.report(state);
                }
            }
        } catch (UnreadableEventException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("deployment", record.key())
                    .addKeyValue("reason", e.getMessage())
                    .log("its rollout cannot be reported");
        }
    }

    private List<JobState> news(Event<?> event) {
        JobState known = reports.known(Rollout.jobId(event.key()));
        Instant at = event.time();
        return event.data() instanceof DeploymentState deployment
                ? Rollout.news(deployment, known)
                : Rollout.gone(known, at);
    }

    private KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "group.id",
                        "dynamote.rollout-reporter",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed",
                        "allow.auto.create.topics",
                        false,
                        "session.timeout.ms",
                        10_000,
                        "heartbeat.interval.ms",
                        1_000,
                        // The topic is deployment-service's, and may come later.
                        "metadata.max.age.ms",
                        5_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void end() {
        lives.end();
    }

    @PreDestroy
    void close() {
        lives.close();
    }
}
