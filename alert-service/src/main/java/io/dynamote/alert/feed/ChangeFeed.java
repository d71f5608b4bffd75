package io.dynamote.alert.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import io.dynamote.runtime.database.DatabaseConnections;
import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.Lives;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to Postgres on one connection for all who wait for something. Each time that it is connected anew everything
 * counts as changed: what was told meanwhile is lost.
 */
@Context
public final class ChangeFeed implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final Duration LISTEN = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int PATIENCE_SECONDS = 2;

    private final DatabaseConnections connections;
    private final SchemaMigration schema;
    private final Map<Channel, List<Runnable>> listeners = new EnumMap<>(Channel.class);
    private final Lives lives;
    private boolean complained;

    ChangeFeed(DatabaseConnections connections, SchemaMigration schema) {
        this.connections = connections;
        this.schema = schema;
        for (Channel channel : Channel.values()) {
            listeners.put(channel, new CopyOnWriteArrayList<>());
        }
        this.lives = new Lives("change-feed", this::live).start();
    }

    /** Has something done whenever there may be something new. It must be quick: all others wait for it. */
    public void on(Channel channel, Runnable listener) {
        of(channel).add(listener);
    }

    private List<Runnable> of(Channel channel) {
        List<Runnable> found = listeners.get(channel);
        if (found == null) {
            throw new IllegalStateException("no such channel: " + channel);
        }
        return found;
    }

    private void live(BooleanSupplier goOn) {
        if (!schema.isDone()) {
            return;
        }
        try (Connection connection = connections.open("change-feed")) {
            for (Channel channel : Channel.values()) {
                connections.listen(connection, channel.word());
            }
            complained = false;
            tell(EnumSet.allOf(Channel.class));
            listen(connection, goOn);
        } catch (SQLException e) {
            // One line for an outage, however long it lasts; health tells of it too.
            if (!complained) {
                LOG.atWarn().addKeyValue("reason", e.getMessage()).log("changes cannot be heard, trying again");
            }
            complained = true;
        }
    }

    private void listen(Connection connection, BooleanSupplier goOn) throws SQLException {
        PGConnection notifications = connection.unwrap(PGConnection.class);
        long looked = System.nanoTime();
        while (goOn.getAsBoolean()) {
            tell(channels(notifications.getNotifications(Math.toIntExact(LISTEN.toMillis()))));
            if (System.nanoTime() - looked > LOOK.toNanos()) {
                if (!connection.isValid(PATIENCE_SECONDS)) {
                    throw new SQLException("the connection does not answer any more", "08006");
                }
                looked = System.nanoTime();
            }
        }
    }

    /** Names are those of channels before {@code _<schema>}. */
    private static Set<Channel> channels(PGNotification[] notifications) {
        Set<Channel> told = EnumSet.noneOf(Channel.class);
        for (PGNotification notification : notifications) {
            Arrays.stream(Channel.values())
                    .filter(channel -> notification.getName().startsWith(channel.word() + "_"))
                    .forEach(told::add);
        }
        return told;
    }

    private void tell(Set<Channel> channels) {
        channels.forEach(channel -> of(channel).forEach(Runnable::run));
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
