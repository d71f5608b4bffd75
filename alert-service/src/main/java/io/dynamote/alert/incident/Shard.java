package io.dynamote.alert.incident;

import java.time.Instant;
import java.util.List;

import io.dynamote.alert.evaluation.StoredAlert;
import org.jspecify.annotations.Nullable;

/**
 * A partition of the signals, owned from now on.
 *
 * @param lease to be named in every write
 * @param progress how far it was evaluated; null if it never was
 * @param alerts what was there at that point, to be restored
 */
public record Shard(Lease lease, @Nullable Progress progress, List<StoredAlert> alerts) {

    public Shard {
        alerts = List.copyOf(alerts);
    }

    /**
     * The right to write.
     *
     * @param partition of {@code dynamote.signals}
     * @param epoch grows with each owner; an older one can no longer write
     */
    public record Lease(int partition, long epoch) {}

    /**
     * How far signals were evaluated.
     *
     * @param nextOffset of the first signal that was not
     * @param heardAt time of the newest signal that was
     */
    public record Progress(long nextOffset, Instant heardAt) {}
}
