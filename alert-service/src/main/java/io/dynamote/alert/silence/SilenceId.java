package io.dynamote.alert.silence;

import java.util.UUID;

/** Names a silence. */
public record SilenceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
