package io.dynamote.telemetry.wear;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How a drive wears.
 *
 * @param drive its serial number, or its device without one
 * @param model of the maker; null if it is not known
 * @param usedRatio share of its endurance that is used; null if it is not known
 * @param thresholdRatio share at which it is to be replaced
 * @param reachesThresholdAt when it will be; null if that is not known or will not come
 * @param confidence how far that can be relied on
 * @param ratioPerDay share used in a day; null if it is not known
 * @param reason in words what the forecast rests on, or why there is none
 */
public record WearForecast(
        String drive,
        @Nullable String model,
        @Nullable Double usedRatio,
        double thresholdRatio,
        @Nullable Instant reachesThresholdAt,
        Confidence confidence,
        @Nullable Double ratioPerDay,
        String reason) {

    private static final double SECONDS_OF_DAY = Duration.ofDays(1).toSeconds();

    /** How far a forecast can be relied on. */
    public enum Confidence {
        @com.fasterxml.jackson.annotation.JsonProperty("high")
        HIGH,
        @com.fasterxml.jackson.annotation.JsonProperty("medium")
        MEDIUM,
        @com.fasterxml.jackson.annotation.JsonProperty("low")
        LOW,
        @com.fasterxml.jackson.annotation.JsonProperty("none")
        NONE
    }

    /** Days until the threshold; 0 if it is reached, empty if that is not known. */
    public Optional<Double> daysLeft(Instant now) {
        return Optional.ofNullable(reachesThresholdAt)
                .map(at -> Math.max(0, Duration.between(now, at).toSeconds() / SECONDS_OF_DAY));
    }
}
