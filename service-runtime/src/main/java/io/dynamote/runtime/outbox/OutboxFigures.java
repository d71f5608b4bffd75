package io.dynamote.runtime.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import io.dynamote.runtime.database.DatabaseLook;
import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import io.dynamote.runtime.metrics.Timing;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What waits in the outbox, seen by every instance, and what the relay of this one does. */
@Singleton
@Requires(property = "datasources.default.url")
final class OutboxFigures implements Measured, DatabaseLook {

    /** Counting more would take Postgres longer, and would say no more. */
    static final int MOST_COUNTED = 10_000;

    /** What was seen longer ago than this is not known any more. */
    private static final long KNOWN_NANOS = Duration.ofSeconds(15).toNanos();

    private static final String LOOK = """
            select (select count(*) from (select from outbox limit ?) counted),
                   (select extract(epoch from clock_timestamp() - created_at) from outbox order by id limit 1)
            """;

    private final LongAdder relayed = new LongAdder();
    private final Timing delay = Timing.of(
            "dynamote_outbox_relay_delay_seconds",
            "Time from the transaction that appended a message until Kafka had acknowledged it.");
    private volatile boolean active;
    private volatile @Nullable Seen seen;

    /** What a look found; the age is that of the oldest message, 0 if none waits. */
    private record Seen(long pending, double oldestSeconds, long nanos) {

        Double oldest() {
            return pending == 0 ? 0 : oldestSeconds + (System.nanoTime() - nanos) / 1e9;
        }
    }

    @Override
    public void look(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
            statement.setInt(1, MOST_COUNTED);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                seen = new Seen(row.getLong(1), row.getDouble(2), System.nanoTime());
            }
        }
    }

    /** Whether this instance is the one that relays. */
    void active(boolean now) {
        active = now;
    }

    /** Takes note of a message that Kafka has. */
    void relayed(Duration after) {
        relayed.increment();
        delay.observe(after);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.gauge(
                        "dynamote_outbox_pending_messages",
                        "Messages that wait for Kafka, counted up to " + MOST_COUNTED
                                + "; absent while Postgres is away.",
                        () -> known(Seen::pending)),
                Metric.gauge(
                        "dynamote_outbox_oldest_age_seconds",
                        "Age of the message that has waited longest, 0 if none waits; absent while Postgres is away.",
                        () -> known(Seen::oldest)),
                Metric.gauge(
                        "dynamote_outbox_relay_active",
                        "Whether this instance is the one that relays (1) or another one may be (0).",
                        () -> active ? 1 : 0),
                Metric.counter(
                        "dynamote_outbox_relayed_messages_total",
                        "Messages that this instance has carried to Kafka.",
                        relayed::sum),
                delay.metric());
    }

    private <N extends Number> @Nullable N known(Function<Seen, N> figure) {
        Seen last = seen;
        return last == null || System.nanoTime() - last.nanos() > KNOWN_NANOS ? null : figure.apply(last);
    }
}
