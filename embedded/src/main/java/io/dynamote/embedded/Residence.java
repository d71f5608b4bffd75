package io.dynamote.embedded;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Where a part lives as long as its object does, over every stop and restart: a port of 127.0.0.1 and a data directory.
 *
 * @param part name of the part, for messages
 * @param port the port on which it serves
 * @param directory where it keeps its data; absolute
 * @param temporary whether the data go when the part does
 */
public record Residence(String part, int port, Path directory, boolean temporary) {

    /**
     * Settles where a part is going to live. Starts nothing.
     *
     * @param wantedPort a port from 1 to 65535, or 0 for one that is free now
     * @param dataDirectory kept between runs; null for a temporary one
     * @throws PortTakenException when the wanted port is in use; no directory has been made then
     */
    public static Residence of(String part, int wantedPort, @Nullable Path dataDirectory) {
        int port = LoopbackPort.choose(part, wantedPort);
        return dataDirectory == null
                ? new Residence(part, port, TemporaryDirectory.create(part), true)
                : new Residence(part, port, dataDirectory.toAbsolutePath(), false);
    }

    /**
     * Makes sure that the port is still to be had, before a start after a stop.
     *
     * @throws PortTakenException when somebody else listens there by now
     */
    public void requireFreePort() {
        LoopbackPort.choose(part, port);
    }

    /** Deletes data that were temporary; keeps all others. */
    public void leave() {
        if (temporary) {
            TemporaryDirectory.delete(directory);
        }
    }

    /** The failure of a start here. */
    public EmbeddedStartException cannotStart(Exception cause) {
        return new EmbeddedStartException(
                "%s cannot start on port %d with data in %s: %s".formatted(part, port, directory, cause.getMessage()),
                cause);
    }
}
