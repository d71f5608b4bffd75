package io.dynamote.embedded.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.dynamote.embedded.EmbeddedStartException;
import io.dynamote.embedded.LoopbackPort;
import io.dynamote.embedded.Residence;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker with its controller (KRaft) inside this JVM, on 127.0.0.1.
 *
 * <p>Port and data stay the same over {@link #stop()} and {@link #restart()}, so that a test can take Kafka away from
 * its clients and give it back. Topics are never created by use: whoever needs one creates it.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final Residence residence;
    private final Map<String, String> more;
    private @Nullable KafkaRaftServer server;

    private EmbeddedKafka(Residence residence, Map<String, String> more) {
        this.residence = residence;
        this.more = more;
    }

    /**
     * Starts a broker and returns when it accepts clients. An empty data directory is formatted first.
     *
     * @throws io.dynamote.embedded.PortTakenException when the port is in use
     * @throws EmbeddedStartException when the broker does not come up
     */
    public static EmbeddedKafka start(KafkaOptions options) {
        var kafka =
                new EmbeddedKafka(Residence.of("Kafka", options.port(), options.dataDirectory()), options.settings());
        try {
            kafka.launch();
        } catch (EmbeddedStartException e) {
            kafka.close();
            throw e;
        }
        return kafka;
    }

    /** Address for {@code bootstrap.servers}, also while the broker is stopped. */
    public String bootstrapServers() {
        return "127.0.0.1:" + residence.port();
    }

    /** The port of 127.0.0.1 on which clients are served. */
    public int port() {
        return residence.port();
    }

    /** Whether the broker is up. */
    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Stops the broker in an orderly way and keeps its data. Does nothing when it is stopped. */
    public synchronized void stop() {
        KafkaRaftServer running = server;
        if (running != null) {
            server = null;
            running.shutdown();
            running.awaitShutdown();
        }
    }

    /** Starts the broker again on the same port and data, after stopping it if it runs. */
    public synchronized void restart() {
        stop();
        residence.requireFreePort();
        launch();
    }

    /** Stops the broker and deletes its data if they are temporary. */
    @Override
    public synchronized void close() {
        stop();
        residence.leave();
    }

    private synchronized void launch() {
        long started = System.nanoTime();
        int controllerPort = LoopbackPort.choose("Kafka's controller", 0);
        formatIfEmpty();
        Map<String, Object> settings = BrokerSettings.of(residence.port(), controllerPort, residence.directory());
        settings.putAll(more);
        var candidate = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            candidate.startup();
        } catch (Exception e) {
            candidate.shutdown();
            throw residence.cannotStart(e);
        }
        server = candidate;
        LOG.info(
                "Kafka is up on {} after {} ms, data in {}",
                bootstrapServers(),
                Duration.ofNanos(System.nanoTime() - started).toMillis(),
                residence.directory());
    }

    private void formatIfEmpty() {
        Path directory = residence.directory();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + directory, e);
        }
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .run();
        } catch (Exception e) {
            throw new EmbeddedStartException(
                    "Kafka cannot format its data directory %s: %s".formatted(directory, e.getMessage()), e);
        }
    }
}
