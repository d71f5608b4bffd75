package io.dynamote.telemetry.intake;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much telemetry may be under way over HTTP.
 *
 * @param mostBytes of bodies that are being read or stored at the same time; a body takes about three times that in memory
 */
@ConfigurationProperties("dynamote.telemetry.intake")
record IntakeProperties(@Bindable(defaultValue = "67108864") long mostBytes) {

    private static final long LEAST = 1 << 20;
    private static final long MOST = 1L << 40;

    IntakeProperties {
        if (mostBytes < LEAST || mostBytes > MOST) {
            throw new IllegalArgumentException("dynamote.telemetry.intake.most-bytes must be from " + LEAST + " to "
                    + MOST + ", not: " + mostBytes);
        }
    }
}
