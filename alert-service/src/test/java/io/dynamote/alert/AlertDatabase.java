package io.dynamote.alert;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.alert.store.Sql;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.micronaut.core.type.Argument;
import io.micronaut.transaction.TransactionOperations;

/** The service on a real Postgres, started once for all tests of this JVM. It only answers; Kafka is away, so that the outbox keeps what is in it. */
public final class AlertDatabase {

    /** A key for tests. */
    public static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
    private final RunningService service = AlertService.start(options(postgres));
    private final TransactionOperations<Connection> transactions = transactions(service);

    private AlertDatabase() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            service.close();
            postgres.close();
        }));
    }

    @SuppressWarnings("unchecked") // the argument says which type it is
    private static TransactionOperations<Connection> transactions(RunningService service) {
        return service.context().getBean(Argument.of(TransactionOperations.class, Connection.class));
    }

    private static final class Holder {
        private static final AlertDatabase ONE = new AlertDatabase();
    }

    /** The one of this JVM, empty. */
    public static AlertDatabase empty() {
        Holder.ONE.clear();
        return Holder.ONE;
    }

    /** How a service is started on a server. */
    public static ServiceOptions options(PostgresServer postgres) {
        return new ServiceOptions(Map.copyOf(properties(postgres))).withPort(0);
    }

    /** Settings of a service on a server. */
    public static Map<String, Object> properties(PostgresServer postgres) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("datasources.default.url", postgres.jdbcUrl() + "?currentSchema=alert");
        properties.put("datasources.default.username", postgres.user());
        properties.put("dynamote.kafka.bootstrap-servers", "127.0.0.1:9");
        properties.put("dynamote.alert.secret-key", KEY);
        properties.put("dynamote.alert.work", false);
        properties.put("dynamote.portal.url", "https://portal.example");
        return properties;
    }

    /** A part of the service. */
    public <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }

    /** Work within a transaction. */
    public <T> T write(Supplier<T> work) {
        return transactions.executeWrite(status -> work.get());
    }

    private void clear() {
        write(() -> {
            Sql sql = bean(Sql.class);
            List<String> tables = sql.list(
                    "select quote_ident(tablename) from pg_tables where schemaname = 'alert'"
                            + " and tablename not in ('flyway_schema_history', 'notifier')",
                    row -> row.getString(1));
            return sql.update("truncate " + String.join(", ", tables));
        });
    }

    /** Events that wait to be sent, in order. */
    public List<Event<?>> outbox() {
        return write(() -> bean(Sql.class).list("select * from outbox order by id", row -> {
            EncodedEvent record = new EncodedEvent(
                    row.getString("topic"),
                    row.getString("record_key"),
                    headers(row.getString("headers")),
                    row.getBytes("value"));
            return decode(record);
        }));
    }

    private Map<String, String> headers(String json) {
        Map<String, String> headers = new HashMap<>();
        try {
            bean(ObjectMapper.class)
                    .readTree(json)
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return headers;
    }

    private static Event<?> decode(EncodedEvent record) {
        try {
            return EventCodec.decode(record).orElseThrow();
        } catch (UnreadableEventException e) {
            throw new AssertionError(e);
        }
    }

    /** Types of the events that wait, without the word {@code alert} and the version; a tombstone as {@code gone}. */
    public List<String> told() {
        List<String> told = new ArrayList<>();
        for (Event<?> event : outbox()) {
            told.add(event.data() == null ? "gone" : event.type().id().split("\\.", -1)[1]);
        }
        return told;
    }

    /** A number that a query answers. */
    public long count(String query) {
        return write(() -> Optional.of(
                        bean(Sql.class).list(query, row -> row.getLong(1)).getFirst()))
                .orElseThrow();
    }
}
