package io.dynamote.alert.silence;

/** Where a silence is in its time. */
public enum SilenceState {
    PENDING,
    ACTIVE,
    EXPIRED
}
