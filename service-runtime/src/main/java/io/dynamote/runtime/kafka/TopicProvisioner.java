package io.dynamote.runtime.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.dynamote.runtime.health.DependencyHealth;
import io.dynamote.runtime.health.HealthState;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates missing topics and refuses to work on a topic whose settings lose data. It begins before anything else and works
 * beside the rest of the start, which mostly is waiting for Kafka; the start ends with its first attempt. If Kafka cannot
 * be reached then, the service starts all the same (its events wait in the outbox) and provisioning goes on in the
 * background. Afterwards the same thread asks Kafka regularly, which is what the health of Kafka says.
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE)
@Requires(beans = KafkaProperties.class)
final class TopicProvisioner implements DependencyHealth, ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private final Admin admin;
    private final TopicCheck check;
    private final Clock clock;
    private final Thread thread;
    private final CompletableFuture<Boolean> first = new CompletableFuture<>();
    private volatile boolean running = true;
    private volatile HealthState state;

    TopicProvisioner(KafkaProperties kafka, List<TopicSettings> topics, Clock clock) {
        this.admin = Admin.create(AdminSettings.of(kafka));
        this.check = new TopicCheck(admin, topics, kafka.replicationFactor());
        this.clock = clock;
        this.state = HealthState.unknown(clock.instant());
        this.thread = Thread.ofVirtual().name("kafka-health").start(this::run);
    }

    /**
     * Waits for the first attempt.
     *
     * @throws UnsafeTopicException if a topic would lose data
     */
    @Override
    public void onApplicationEvent(StartupEvent event) {
        try {
            var _ = first.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    private void run() {
        try {
            var _ = first.complete(provision());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var _ = first.cancel(false);
        } catch (RuntimeException e) {
            var _ = first.completeExceptionally(e);
        }
        if (first.state() == Future.State.SUCCESS) {
            watch(first.resultNow());
        }
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
