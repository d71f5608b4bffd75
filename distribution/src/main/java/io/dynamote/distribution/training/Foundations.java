package io.dynamote.distribution.training;

import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.dynamote.distribution.layout.Part;
import io.dynamote.distribution.layout.Surroundings;
import io.dynamote.embedded.LoopbackPort;
import io.dynamote.embedded.cluster.SimulatedCluster;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;

/**
 * What the parts stand on: Kafka, Postgres and a cluster, all of it gone afterwards.
 *
 * @param kafka a broker
 * @param postgres a database
 * @param cluster a simulated one
 */
public record Foundations(EmbeddedKafka kafka, PostgresServer postgres, SimulatedCluster cluster)
        implements AutoCloseable {

    private static final byte[] NO_SECRET = new byte[32];

    /**
     * Starts them side by side.
     *
     * @param speed simulated seconds per second
     */
    public static Foundations start(double speed) {
        CompletableFuture<EmbeddedKafka> kafka =
                CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(KafkaOptions.temporary()));
        CompletableFuture<PostgresServer> postgres =
                CompletableFuture.supplyAsync(() -> PostgresServer.start(PostgresOptions.temporary()));
        SimulatedCluster cluster =
                SimulatedCluster.start(SimulationOptions.defaults().withSpeed(speed));
        return new Foundations(kafka.join(), postgres.join(), cluster);
    }

    /** What parts on free ports are told of these. */
    public Surroundings surroundings(Path agentState) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        Stream.of(Part.values())
                .filter(Part::isServer)
                .forEach(part -> ports.put(part, LoopbackPort.choose(part.id(), 0)));
        return new Surroundings(
                ports,
                kafka.bootstrapServers(),
                postgres.jdbcUrl(),
                postgres.user(),
                cluster.masterUrl(),
                Base64.getEncoder().encodeToString(NO_SECRET),
                agentState);
    }

    @Override
    public void close() {
        cluster.close();
        kafka.close();
        postgres.close();
    }
}
