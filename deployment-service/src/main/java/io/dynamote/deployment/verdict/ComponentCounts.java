package io.dynamote.deployment.verdict;

import org.jspecify.annotations.Nullable;

/**
 * Replicas of one component. An unknown count is null, never 0.
 *
 * @param name as in the manifest
 * @param type {@code frontend}, {@code worker}, {@code prefill} or {@code decode}
 * @param desired wanted by the desired revision
 * @param ready ready, of any revision
 * @param updated of the newest revision
 * @param available ready for long enough to count as available
 */
public record ComponentCounts(
        String name,
        String type,
        int desired,
        @Nullable Integer ready,
        @Nullable Integer updated,
        @Nullable Integer available) {}
