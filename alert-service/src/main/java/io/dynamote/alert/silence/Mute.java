package io.dynamote.alert.silence;

import java.time.Instant;

import io.dynamote.alert.label.LabelSet;

/** Something that keeps alerts from being told at times. */
public sealed interface Mute permits Silence, MaintenanceWindow {

    /** By which it is named where somebody asks why an alert was not told. */
    String name();

    /** Whether it keeps an alert of these labels from being told at this time. */
    boolean mutes(LabelSet labels, Instant now);
}
