package io.dynamote.alert.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import io.dynamote.alert.receiver.Answer;
import io.dynamote.runtime.database.DatabaseLook;
import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What waits to be told, seen by every instance, and what became of what this one has told. */
@Singleton
final class DeliveryFigures implements Measured, DatabaseLook {

    /** Counting more would take Postgres longer, and would say no more. */
    static final int MOST_COUNTED = 10_000;

    private static final long KNOWN_NANOS = Duration.ofSeconds(15).toNanos();

    private static final String LOOK = """
            select (select count(*) from (select from delivery where state = 'queued' limit ?) counted),
                   (select count(*) from (select from delivery where state = 'sending' limit ?) counted),
                   (select count(*) from (select from notification_lane limit ?) counted),
                   (select extract(epoch from clock_timestamp() - queued_at)
                    from delivery where state = 'queued' order by number limit 1)
            """;

    private final LongAdder delivered = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private final LongAdder late = new LongAdder();
    private volatile @Nullable Seen seen;

    private record Seen(long queued, long sending, long lanes, double oldestSeconds, long nanos) {

        Double oldest() {
            return queued == 0 ? 0 : oldestSeconds + (System.nanoTime() - nanos) / 1e9;
        }
    }

    @Override
    public void look(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
            statement.setInt(1, MOST_COUNTED);
            statement.setInt(2, MOST_COUNTED);
            statement.setInt(3, MOST_COUNTED);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                seen = new Seen(row.getLong(1), row.getLong(2), row.getLong(3), row.getDouble(4), System.nanoTime());
            }
        }
    }

    /**
     * Takes what a receiver answered.
     *
     * @param inTime whether it could still be recorded
     */
    void answered(Answer answer, boolean inTime) {
        if (!inTime) {
            late.increment();
            return;
        }
        switch (answer) {
            case Answer.Delivered _ -> delivered.increment();
            case Answer.Retry _ -> retried.increment();
            case Answer.GiveUp _ -> givenUp.increment();
        }
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.gauges(
                        "dynamote_delivery_queue_messages",
                        "Messages to receivers that wait (queued) or are being sent (sending), each counted up to "
                                + MOST_COUNTED + "; absent while Postgres is away.",
                        "state",
                        this::queue),
                Metric.gauge(
                        "dynamote_delivery_queue_oldest_age_seconds",
                        "Age of the message that has waited longest for a sender, 0 if none waits; absent while Postgres is away.",
                        () -> known(Seen::oldest)),
                Metric.gauge(
                        "dynamote_notification_lanes",
                        "Groups of alerts on their way to one destination each, counted up to " + MOST_COUNTED
                                + "; absent while Postgres is away.",
                        () -> known(Seen::lanes)),
                Metric.counters(
                        "dynamote_deliveries_total",
                        "Tries of this instance to tell a receiver, by answer: delivered, retry, given_up, or late (no longer recorded).",
                        "result",
                        this::answers));
    }

    private Map<String, Long> queue() {
        Seen last = known(Function.identity());
        return last == null ? Map.of() : Map.of("queued", last.queued(), "sending", last.sending());
    }

    private Map<String, Long> answers() {
        return Map.of(
                "delivered", delivered.sum(), "retry", retried.sum(), "given_up", givenUp.sum(), "late", late.sum());
    }

    private <T> @Nullable T known(Function<Seen, T> figure) {
        Seen last = seen;
        return last == null || System.nanoTime() - last.nanos() > KNOWN_NANOS ? null : figure.apply(last);
    }
}
