package io.dynamote.events.host;

import io.dynamote.events.UnreadableEventException;

/**
 * Who speaks.
 *
 * @param id {@code host.id}: key of the record; the same as long as it is the same host to people
 * @param name {@code host.name}: as the kernel knows it
 * @param role {@code dynamote.host.role}: what the host is for, as its owner groups hosts; empty if nobody said
 * @param bootId {@code dynamote.host.boot_id}: changes at each boot
 * @param agentVersion {@code dynamote.agent.version}: of the agent or poller
 * @param way {@code dynamote.host.way}: how it was read; left out by agents
 */
public record HostIdentity(String id, String name, String role, Reading<String> bootId, String agentVersion, Way way)
        implements HostPart {

    /** An agent. */
    public HostIdentity(String id, String name, String role, Reading<String> bootId, String agentVersion) {
        this(id, name, role, bootId, agentVersion, Way.AGENT);
    }

    @Override
    public void write(FieldWriter out) {
        out.text("host.id", id);
        out.text("host.name", name);
        out.text("dynamote.host.role", role);
        out.text("dynamote.host.boot_id", bootId);
        out.text("dynamote.agent.version", agentVersion);
        if (way != Way.AGENT) {
            out.text("dynamote.host.way", way.id());
        }
    }

    static HostIdentity read(FieldReader in) throws UnreadableEventException {
        return new HostIdentity(
                in.name("host.id"),
                in.text("host.name"),
                in.text("dynamote.host.role"),
                in.textReading("dynamote.host.boot_id"),
                in.text("dynamote.agent.version"),
                in.has("dynamote.host.way") ? in.oneOf("dynamote.host.way", Way.values(), Way::id) : Way.AGENT);
    }
}
