package io.dynamote.telemetry.wear;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a drive said of itself.
 *
 * @param at when
 * @param used share of its endurance, in the steps of hundredths in which drives tell it
 * @param written bytes written in its life; null if the drive does not tell
 */
public record WearPoint(Instant at, double used, @Nullable Long written) {}
