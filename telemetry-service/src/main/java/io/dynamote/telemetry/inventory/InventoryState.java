package io.dynamote.telemetry.inventory;

import java.time.Instant;
import java.util.List;

import io.dynamote.runtime.problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the hosts file.
 *
 * @param file its path; null if none is configured
 * @param loadedAt when the version in force was read; null without a file
 * @param hosts of that version
 * @param faults of a newer version that was not taken; empty if there is none
 */
public record InventoryState(
        @Nullable String file, @Nullable Instant loadedAt, List<HostEntry> hosts, List<FieldError> faults) {

    public InventoryState {
        hosts = List.copyOf(hosts);
        faults = List.copyOf(faults);
    }
}
