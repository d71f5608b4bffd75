package io.dynamote.events.host;

import java.util.Locale;

/** How a host was read. In JSON the name in lower case; a sample that does not say was sent by an agent. */
public enum Way {
    /** By the agent that runs on it. */
    AGENT,
    /** By telemetry-service, from what the host itself tells over HTTP. */
    POLL;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The form in JSON. */
    public String id() {
        return id;
    }
}
