package io.dynamote.alert.notification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.dynamote.alert.receiver.Answer;

/**
 * Where notifications outlive the process: the state of the pipeline, and the queue of what is to be sent. One process runs
 * the pipeline, any may send:
 *
 * <pre>
 * changes().due ──store──▶ queued ──lease──▶ leased ──finish──▶ finished ──changes().answered, store──▶ gone from the queue
 *                                              └──lease over──────▲ may have arrived
 * </pre>
 *
 * A message is leased once and no more: another try is another message, which the pipeline decides. So wherever a process
 * ends, a message is sent or it is not, and only one whose answer was not recorded may be told a second time. Leases go by
 * the store's clock, whatever those of the processes say.
 */
public interface NotificationStore {

    /** What was stored, for {@link NotificationPipeline#restore}. */
    Snapshot load();

    /** Stores changes in one transaction; again if it is not known whether it was. */
    void store(Changes changes);

    /** Takes messages that nobody has taken, the oldest first, for this long. */
    List<Notification> lease(int most, Duration time);

    /**
     * Records what became of a message.
     *
     * @return false if it was too late: the lease was over, and it was taken for one that may have arrived
     */
    boolean finish(UUID notification, Answer answer);

    /** What became of messages and is not in changes yet; one whose lease is over is to be retried and may have arrived. */
    List<Outcome> finished();
}
