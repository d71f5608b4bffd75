package io.dynamote.telemetry.host;

import io.dynamote.events.host.Reading;

/** Why a value is missing, as one text. */
final class Unavailable {

    private Unavailable() {}

    /** The reason, and the detail if there is one. */
    static String words(Reading.Unavailable<?> missing) {
        String reason = missing.reason().id();
        return missing.detail().isEmpty() ? reason : reason + ": " + missing.detail();
    }
}
