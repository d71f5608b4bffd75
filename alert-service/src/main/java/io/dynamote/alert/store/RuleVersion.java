package io.dynamote.alert.store;

import java.time.Instant;

import io.dynamote.alert.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it was saved once.
 *
 * @param rule with its revision
 * @param author who saved it
 * @param reason why, in their words; null if they did not say
 * @param createdAt when
 */
public record RuleVersion(
        Rule rule, String author, @Nullable String reason, Instant createdAt) {}
