package io.dynamote.deployment.status;

import java.time.Instant;

import io.dynamote.deployment.verdict.DesiredRevision;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as far as it is known without the cluster.
 *
 * @param desired what should be
 * @param hindrance why the last attempt to hand it over did not get through; null if it did
 * @param createdAt when it was first requested
 * @param createdBy who requested it first
 */
record Subject(DesiredRevision desired, @Nullable String hindrance, Instant createdAt, String createdBy) {}
