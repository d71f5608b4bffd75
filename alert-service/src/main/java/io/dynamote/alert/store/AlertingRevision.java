package io.dynamote.alert.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Routes and receivers as they were saved once.
 *
 * @param revision number, from 1
 * @param document the file, with {@code ***} in place of secrets
 * @param author who saved it
 * @param reason why, in their words; null if they did not say
 * @param createdAt when
 */
public record AlertingRevision(
        int revision,
        String document,
        String author,
        @Nullable String reason,
        Instant createdAt) {}
