package io.dynamote.embedded.postgres;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Where an embedded Postgres listens and keeps its data.
 *
 * @param port port of 127.0.0.1, or 0 for a free one, which then stays the same for the life of the server object
 * @param dataDirectory kept between runs and written through to the disk; null for a temporary one that is deleted on
 *     close and, because nobody will miss it, not forced to the disk
 */
public record PostgresOptions(int port, @Nullable Path dataDirectory) {

    /** A free port and a directory that is deleted on close: for tests. */
    public static PostgresOptions temporary() {
        return new PostgresOptions(0, null);
    }
}
