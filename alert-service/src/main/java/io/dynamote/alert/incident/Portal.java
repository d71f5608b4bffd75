package io.dynamote.alert.incident;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Where people find the pages.
 *
 * @param address of the portal without a path, such as {@code https://dynamote.example}; null if it is not known
 */
public record Portal(@Nullable URI address) {

    public Portal {
        String scheme = address == null ? "https" : address.getScheme();
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            throw new IllegalArgumentException(
                    "the portal's address must begin with https:// or http://, not: " + address);
        }
    }

    /** The page of an incident. */
    public @Nullable String incident(IncidentId id) {
        return address == null
                ? null
                : address.resolve("/alerts/incidents/" + id).toString();
    }
}
