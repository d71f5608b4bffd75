package io.dynamote.deployment.store;

import io.dynamote.deployment.model.RevisionNumber;

/**
 * The newest revision that the cluster accepted.
 *
 * @param revision its number
 * @param uid {@code metadata.uid} of the object, which tells it from a later one of the same name
 * @param generation {@code metadata.generation} that the cluster gave this revision
 */
public record Applied(RevisionNumber revision, String uid, long generation) {}
