package io.dynamote.alert.dispatch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import io.dynamote.alert.delivery.JdbcNotificationStore;
import io.dynamote.alert.delivery.Sender;
import io.dynamote.alert.feed.Bell;
import io.dynamote.alert.feed.ChangeFeed;
import io.dynamote.alert.feed.Channel;
import io.dynamote.alert.receiver.Receiver;
import io.dynamote.runtime.database.DatabaseOutage;
import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.Lives;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits, in every instance, each message on a thread of its own: a receiver that is slow holds up nobody else.
 */
@Context
@Requires(property = "dynamote.alert.work", notEquals = "false")
final class SenderRunner implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(SenderRunner.class);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int MOST = 500;

    private final SchemaMigration schema;
    private final JdbcNotificationStore store;
    private final AlertingFiles files;
    private final MessageForm form;
    private final Destinations destinations;
    private final Bell bell = new Bell();
    private final AtomicBoolean routesChanged = new AtomicBoolean();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("send-", 0).factory());
    private final Lives lives;
    private boolean complained;

    SenderRunner(
            SchemaMigration schema,
            ChangeFeed feed,
            JdbcNotificationStore store,
            AlertingFiles files,
            MessageForm form,
            Destinations destinations) {
        this.schema = schema;
        this.store = store;
        this.files = files;
        this.form = form;
        this.destinations = destinations;
        feed.on(Channel.DELIVERIES, bell::ring);
        feed.on(Channel.ROUTES, () -> {
            routesChanged.set(true);
            bell.ring();
        });
        this.lives = new Lives("sender", this::live).start();
    }

    private void live(BooleanSupplier goOn) {
        if (!schema.isDone()) {
            return;
        }
        try {
            while (goOn.getAsBoolean()) {
                routesChanged.set(false);
                send(goOn);
            }
        } catch (RuntimeException e) {
            if (!DatabaseOutage.causes(e)) {
                throw e;
            }
            // One line for an outage, however long it lasts.
            if (!complained) {
                LOG.atWarn().addKeyValue("reason", e.getMessage()).log("nothing is sent, trying again");
            }
            complained = true;
        }
    }

    /** To these receivers, until there are others. */
    private void send(BooleanSupplier goOn) {
        Map<String, Receiver> receivers = new HashMap<>();
        files.load().receivers().forEach((id, factory) -> receivers.put(id, destinations.receiver(factory)));
        Sender sender = new Sender(
                store,
                LEASE,
                MOST,
                receivers,
                form::message,
                task -> threads.execute(() -> {
                    task.run();
                    bell.ring();
                }));
        while (goOn.getAsBoolean() && !routesChanged.get()) {
            var _ = sender.step();
            complained = false;
            bell.await(LONGEST_SLEEP);
        }
    }

    @Override
    public void end() {
        lives.end();
        bell.ring();
    }

    /** What is being sent gets a moment to be answered; after that it counts as one that may have arrived. */
    @PreDestroy
    void close() throws InterruptedException {
        end();
        lives.close();
        threads.shutdown();
        if (!threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("messages were being sent when the service stopped");
            threads.shutdownNow();
        }
    }
}
