package io.dynamote.events.host;

import java.time.Instant;
import java.util.Locale;

import io.dynamote.events.UnreadableEventException;

/**
 * One systemd unit that the agent was asked to watch. The CPU time is that of all processes of the unit.
 *
 * @param name {@code systemd.unit}: for example nginx.service
 * @param status {@code dynamote.service.status}: what it does
 * @param detail {@code dynamote.service.detail}: words of systemd: sub-state and result
 * @param maintenance {@code dynamote.service.maintenance}: whether someone works on it, so that nothing about it
 *     is a fault
 * @param since {@code dynamote.service.since}: when it came into this state
 * @param restarts {@code dynamote.service.restarts}: automatic restarts
 * @param cpuTime {@code process.cpu.time}: seconds on processors since its start
 * @param cpuLimit {@code dynamote.service.cpu.limit}: processors that it may use at once; not configured if there
 *     is no limit
 * @param memoryUsage {@code process.memory.usage}: bytes
 * @param memoryLimit {@code dynamote.service.memory.limit}: bytes; not configured if there is no limit
 */
public record Service(
        String name,
        Status status,
        String detail,
        boolean maintenance,
        Reading<Instant> since,
        Reading<Long> restarts,
        Reading<Double> cpuTime,
        Reading<Double> cpuLimit,
        Reading<Long> memoryUsage,
        Reading<Long> memoryLimit)
        implements HostPart {

    /** What a service does. In JSON the name in lower case. */
    public enum Status {
        /** It runs. */
        RUNNING,
        /** It is on its way up. */
        STARTING,
        /** It is on its way down. */
        STOPPING,
        /** It was stopped by its user or ended in order. Never a fault. */
        STOPPED,
        /** It ended with an error. */
        FAILED,
        /** The host does not know it. */
        MISSING,
        /** systemd said something else. */
        UNKNOWN;

        private final String id = name().toLowerCase(Locale.ROOT);

        String id() {
            return id;
        }
    }

    @Override
    public void write(FieldWriter out) {
        out.text("systemd.unit", name);
        out.text("dynamote.service.status", status.id());
        out.text("dynamote.service.detail", detail);
        out.flag("dynamote.service.maintenance", maintenance);
        out.time("dynamote.service.since", since);
        out.count("dynamote.service.restarts", restarts);
        out.number("process.cpu.time", cpuTime);
        out.number("dynamote.service.cpu.limit", cpuLimit);
        out.count("process.memory.usage", memoryUsage);
        out.count("dynamote.service.memory.limit", memoryLimit);
    }

    static Service read(FieldReader in) throws UnreadableEventException {
        return new Service(
                in.text("systemd.unit"),
                in.oneOf("dynamote.service.status", Status.values(), Status::id),
                in.text("dynamote.service.detail"),
                in.flag("dynamote.service.maintenance"),
                in.timeReading("dynamote.service.since"),
                in.countReading("dynamote.service.restarts"),
                in.numberReading("process.cpu.time"),
                in.numberReading("dynamote.service.cpu.limit"),
                in.countReading("process.memory.usage"),
                in.countReading("dynamote.service.memory.limit"));
    }
}
