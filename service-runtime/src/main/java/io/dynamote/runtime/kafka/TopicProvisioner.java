package io.dynamote.runtime.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.dynamote.runtime.health.DependencyHealth;
import io.dynamote.runtime.health.HealthState;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates missing topics and refuses to work on a topic whose settings lose data. If Kafka cannot be reached at start,
 * the service starts all the same (its events wait in the outbox) and provisioning goes on in the background. Afterwards
 * the same thread asks Kafka regularly, which is what the health of Kafka says.
 */
@Context
@Requires(beans = KafkaProperties.class)
final class TopicProvisioner implements DependencyHealth {

    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private final Admin admin;
    private final TopicCheck check;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile HealthState state;

    TopicProvisioner(KafkaProperties kafka, List<TopicSettings> topics, Clock clock) throws InterruptedException {
        this.admin = Admin.create(AdminSettings.of(kafka));
        this.check = new TopicCheck(admin, topics, kafka.replicationFactor());
        this.clock = clock;
        this.state = HealthState.unknown(clock.instant());
        boolean provisioned = provision();
        this.thread = Thread.ofVirtual().name("kafka-health").start(() -> watch(provisioned));
    }

    private boolean provision() throws InterruptedException {
        try {
            reach();
            check.createMissingAndVerify(PATIENCE);
            state = state.next(HealthState.Status.UP, null, clock.instant());
            return true;
        } catch (ExecutionException | TimeoutException e) {
            String message = "Kafka cannot be reached: " + e.getMessage();
            if (state.status() != HealthState.Status.DOWN) {
                LOG.atWarn().addKeyValue("reason", e.getMessage()).log("Kafka cannot be reached, trying again");
            }
            state = state.next(HealthState.Status.DOWN, message, clock.instant());
            return false;
        }
    }

    private void watch(boolean alreadyProvisioned) {
        boolean provisioned = alreadyProvisioned;
        try {
            while (running) {
                Thread.sleep(INTERVAL);
                provisioned = provisioned ? stillThere() : provision();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UnsafeTopicException e) {
            state = state.next(HealthState.Status.DOWN, e.getMessage(), clock.instant());
            LOG.atError().addKeyValue("reason", e.getMessage()).log("a topic would lose data");
        }
    }

    private boolean stillThere() throws InterruptedException {
        try {
            reach();
            state = state.next(HealthState.Status.UP, null, clock.instant());
            return true;
        } catch (ExecutionException | TimeoutException e) {
            state = state.next(HealthState.Status.DOWN, "Kafka cannot be reached", clock.instant());
            return false;
        }
    }

    private void reach() throws ExecutionException, TimeoutException, InterruptedException {
        admin.describeCluster().clusterId().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public HealthState state() {
        return state;
    }

    @PreDestroy
    void close() {
        running = false;
        thread.interrupt();
        admin.close(Duration.ofSeconds(1));
    }
}
