package io.dynamote.deployment.store;

import java.time.Instant;

import io.dynamote.deployment.model.RevisionNumber;

/**
 * The newest revision that the cluster accepted.
 *
 * @param revision its number
 * @param uid {@code metadata.uid} of the object, which tells it from a later one of the same name
 * @param generation {@code metadata.generation} that the cluster gave this revision
 * @param at when
 */
public record Applied(RevisionNumber revision, String uid, long generation, Instant at) {}
