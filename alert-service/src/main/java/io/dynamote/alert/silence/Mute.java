package io.dynamote.alert.silence;

import java.time.Instant;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matchers;

/** Something that keeps alerts from being told at times. */
public sealed interface Mute permits Silence, MaintenanceWindow {

    /** By which it is named where somebody asks why an alert was not told. */
    String name();

    /** Which alerts it keeps from being told. */
    Matchers matchers();

    /** Whether it keeps any from being told at this time. */
    boolean isActive(Instant now);

    /** Whether it keeps an alert of these labels from being told at this time. */
    default boolean mutes(LabelSet labels, Instant now) {
        return isActive(now) && matchers().matches(labels);
    }
}
