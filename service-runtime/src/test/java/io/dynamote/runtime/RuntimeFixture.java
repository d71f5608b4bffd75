package io.dynamote.runtime;

import java.sql.Connection;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.runtime.service.ServiceRuntime;
import io.micronaut.transaction.TransactionOperations;

/** Real Kafka and Postgres, and the service {@code ledger} on them. */
public final class RuntimeFixture implements AutoCloseable {

    private final EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
    private final PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());

    /** Another instance of the service, on the same schema and topics. */
    public RunningService startService() {
        return ServiceRuntime.start(
                "ledger",
                ServiceOptions.defaults()
                        .withPort(0)
                        .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                        .with("dynamote.postgres.url", postgres.jdbcUrl())
                        .with("dynamote.postgres.username", postgres.user()));
    }

    /** The broker, to be stopped and started by tests. */
    public EmbeddedKafka kafka() {
        return kafka;
    }

    /** The database, to be stopped and started by tests. */
    public PostgresServer postgres() {
        return postgres;
    }

    /** How clients reach the broker. */
    public KafkaProperties kafkaProperties() {
        return new KafkaProperties(kafka.bootstrapServers(), (short) 1);
    }

    /** Runs the work in one transaction of the service. */
    public static void transaction(RunningService service, Runnable work) {
        @SuppressWarnings("unchecked") // the framework's bean is generic in the kind of connection
        TransactionOperations<Connection> transactions = service.context().getBean(TransactionOperations.class);
        transactions.executeWrite(status -> {
            work.run();
            return status.isNewTransaction();
        });
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
