package io.dynamote.catalog;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.events.Topics;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;

/** The catalog service on a real Kafka and Postgres, and everything it has published. */
public final class CatalogFixture implements AutoCloseable {

    private final EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
    private final PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
    private final List<ReceivedRecord> published = new CopyOnWriteArrayList<>();
    private final TopicTail tail = TopicTail.start(
            new KafkaProperties(kafka.bootstrapServers(), (short) 1),
            List.of(Topics.MODELS.name()),
            published::add,
            Clock.systemUTC());
    private RunningService service = startInstance();

    /** One more instance on the same data. */
    public RunningService startInstance() {
        return CatalogService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with("dynamote.postgres.url", postgres.jdbcUrl())
                .with("dynamote.postgres.username", postgres.user()));
    }

    /** Stops the service and starts it again. */
    public void restartService() {
        service.close();
        service = startInstance();
    }

    /** The broker, to be stopped and started. */
    public EmbeddedKafka kafka() {
        return kafka;
    }

    /** The database, to be stopped and started. */
    public PostgresServer postgres() {
        return postgres;
    }

    /** A client of the service. */
    public CatalogClient client() {
        return new CatalogClient(service.address());
    }

    /** What the topic holds under this key, oldest first. */
    public List<ReceivedRecord> published(String key) {
        return published.stream().filter(record -> record.key().equals(key)).toList();
    }

    @Override
    public void close() {
        tail.close();
        service.close();
        kafka.close();
        postgres.close();
    }
}
