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
 * @param os {@code os.description}: operating system as its maker calls it; left out if it is not known
 */
public record HostIdentity(
        String id, String name, String role, Reading<String> bootId, String agentVersion, Way way, Reading<String> os)
        implements HostPart {

    /** Of which the operating system is not known. */
    public HostIdentity(String id, String name, String role, Reading<String> bootId, String agentVersion, Way way) {
        this(id, name, role, bootId, agentVersion, way, Reading.unavailable(Reason.NOT_SUPPORTED, ""));
    }

    /** An agent. */
    public HostIdentity(String id, String name, String role, Reading<String> bootId, String agentVersion) {
        this(id, name, role, bootId, agentVersion, Way.AGENT);
    }

    /** With the operating system. */
    public HostIdentity on(Reading<String> system) {
        return new HostIdentity(id, name, role, bootId, agentVersion, way, system);
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
        os.value().ifPresent(text -> out.text("os.description", text));
    }

    static HostIdentity read(FieldReader in) throws UnreadableEventException {
        return new HostIdentity(
                in.name("host.id"),
                in.text("host.name"),
                in.text("dynamote.host.role"),
                in.textReading("dynamote.host.boot_id"),
                in.text("dynamote.agent.version"),
                in.has("dynamote.host.way") ? in.oneOf("dynamote.host.way", Way.values(), Way::id) : Way.AGENT,
                in.textReading("os.description"));
    }
}
