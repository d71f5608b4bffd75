package io.dynamote.alert.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import io.dynamote.alert.notification.Notification;
import io.dynamote.alert.notification.NotificationStore;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.Receiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what waits in the queue and records the answers, each message on a thread of its own. */
public final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final NotificationStore store;
    private final Duration lease;
    private final Map<String, Receiver> receivers;
    private final Function<Notification, Message> form;
    private final Executor threads;
    private final Semaphore free;

    /**
     * A sender.
     *
     * @param lease longer than any time-out of a receiver
     * @param most messages at once
     * @param receivers by the id of the destination
     * @param form makes the message of a notification
     * @param threads runs each sending; must not wait for another one
     */
    public Sender(
            NotificationStore store,
            Duration lease,
            int most,
            Map<String, Receiver> receivers,
            Function<Notification, Message> form,
            Executor threads) {
        this.store = store;
        this.lease = lease;
        this.receivers = Map.copyOf(receivers);
        this.form = form;
        this.threads = threads;
        this.free = new Semaphore(most);
    }

    /**
     * Begins to send what waits, as far as threads are free.
     *
     * @return how many were begun
     */
    public int step() {
        int most = free.drainPermits();
        if (most == 0) {
            return 0;
        }
        int begun = 0;
        try {
            for (Notification notification : store.lease(most, lease)) {
                threads.execute(() -> send(notification));
                begun++;
            }
            return begun;
        } finally {
            free.release(most - begun);
        }
    }

    private void send(Notification notification) {
        try {
            Answer answer = answer(notification);
            if (!store.finish(notification.id(), answer)) {
                LOG.atWarn()
                        .addKeyValue("delivery", notification.id())
                        .addKeyValue("destination", notification.destination().id())
                        .addKeyValue("answer", answer.text())
                        .log("the answer came too late: the message counts as one that may have arrived");
            }
        } catch (RuntimeException e) {
            // The lease ends by itself, and the try counts as one that may have arrived.
            LOG.atError()
                    .addKeyValue("delivery", notification.id())
                    .addKeyValue("destination", notification.destination().id())
                    .setCause(e)
                    .log("the answer to a message could not be recorded");
        } finally {
            free.release();
        }
    }

    private Answer answer(Notification notification) {
        Receiver receiver = receivers.get(notification.destination().id());
        return receiver == null
                ? new Answer.GiveUp("there is no such destination any more")
                : receiver.send(form.apply(notification));
    }
}
