package io.dynamote.alert.incident;

import java.util.UUID;

/** Names one occurrence of an alert. */
public record IncidentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
