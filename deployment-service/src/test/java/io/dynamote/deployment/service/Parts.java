package io.dynamote.deployment.service;

import java.util.Map;

import io.dynamote.embedded.cluster.SimulatedCluster;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.service.ServiceOptions;

/** What the service depends on, real or simulated, each of which can be taken away and given back. */
final class Parts implements AutoCloseable {

    private final PostgresServer postgres;
    private final EmbeddedKafka kafka;
    private final SimulatedCluster cluster;

    private Parts(PostgresServer postgres, EmbeddedKafka kafka, SimulatedCluster cluster) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.cluster = cluster;
    }

    /** Everything up, with the models that tests deploy in the catalog's topic. */
    static Parts start(SimulationOptions simulation) {
        PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
        EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        SimulatedCluster cluster = SimulatedCluster.start(simulation);
        Models.publish(kafka.bootstrapServers());
        return new Parts(postgres, kafka, cluster);
    }

    static Parts start() {
        return start(SimulationOptions.defaults().withSpeed(50));
    }

    PostgresServer postgres() {
        return postgres;
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    SimulatedCluster cluster() {
        return cluster;
    }

    /** Properties by which a service finds these parts. */
    Map<String, Object> properties() {
        return Map.of(
                "datasources.default.url",
                postgres.jdbcUrl() + "?currentSchema=deployment",
                "datasources.default.username",
                postgres.user(),
                "dynamote.kafka.bootstrap-servers",
                kafka.bootstrapServers(),
                "dynamote.cluster.master-url",
                cluster.masterUrl(),
                "dynamote.cluster.simulated",
                true,
                "dynamote.cluster.heartbeat",
                "200ms");
    }

    ServiceOptions options() {
        return new ServiceOptions(properties()).withPort(0);
    }

    @Override
    public void close() {
        cluster.close();
        kafka.close();
        postgres.close();
    }
}
