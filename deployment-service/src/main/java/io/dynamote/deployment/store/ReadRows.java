package io.dynamote.deployment.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Rows that were read before. A list asks Postgres only which version of which row belongs to it, and reads and parses
 * those that are new; nothing is ever shown older than Postgres has it, whoever changed it.
 */
final class ReadRows {

    private static final int MOST = 10_000;

    /**
     * A version of a row.
     *
     * @param id of the deployment
     * @param version Postgres' {@code xmin}: the transaction that wrote this version, so another one after every change
     */
    record Version(UUID id, String version) {}

    /**
     * A row with its version.
     *
     * @param version which it is
     * @param row what it holds
     */
    record Read(Version version, Deployment row) {}

    private final Cache<UUID, Read> kept =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /**
     * The rows of these versions, in their order. A row that changes meanwhile is given as it is now.
     *
     * @param reading reads rows by id
     */
    List<Deployment> of(List<Version> versions, Function<List<UUID>, List<Read>> reading) {
        Map<UUID, Deployment> rows = new HashMap<>();
        List<UUID> missing = new ArrayList<>();
        for (Version version : versions) {
            Read read = kept.getIfPresent(version.id());
            if (read != null && read.version().equals(version)) {
                rows.put(version.id(), read.row());
            } else {
                missing.add(version.id());
            }
        }
        if (!missing.isEmpty()) {
            for (Read read : reading.apply(missing)) {
                kept.put(read.version().id(), read);
                rows.put(read.version().id(), read.row());
            }
        }
        return versions.stream().map(version -> rows.get(version.id())).toList();
    }
}
