package io.dynamote.deployment.store;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.RevisionNumber;
import org.jspecify.annotations.Nullable;

/**
 * An accepted configuration. Never changed.
 *
 * @param number from 1, without gaps
 * @param configuration in the form of a request, every field written out
 * @param apiVersion that the manifest is written in
 * @param targetAssumed whether the cluster's API was not known then, so that the manifest may have to be rendered anew
 *     for the cluster that appears
 * @param manifest as text
 * @param manifestSha256 lower-case hexadecimal digest of the text
 * @param author who asked for it
 * @param reason why, in the author's words
 * @param createdAt when it was accepted
 */
public record Revision(
        RevisionNumber number,
        JsonNode configuration,
        ApiVersion apiVersion,
        boolean targetAssumed,
        String manifest,
        String manifestSha256,
        String author,
        @Nullable String reason,
        Instant createdAt) {}
