package io.dynamote.events.host;

import io.dynamote.events.UnreadableEventException;

/**
 * Main memory of the host in bytes.
 *
 * @param limit {@code system.memory.limit}: what is there
 * @param usage {@code system.memory.usage}: what is not available
 * @param available {@code system.memory.linux.available}: what programs could get without swapping
 * @param utilization {@code system.memory.utilization}: usage of the limit, 0 to 1
 */
public record Memory(Reading<Long> limit, Reading<Long> usage, Reading<Long> available, Reading<Double> utilization)
        implements HostPart {

    @Override
    public void write(FieldWriter out) {
        out.count("system.memory.limit", limit);
        out.count("system.memory.usage", usage);
        out.count("system.memory.linux.available", available);
        out.number("system.memory.utilization", utilization);
    }

    static Memory read(FieldReader in) throws UnreadableEventException {
        return new Memory(
                in.countReading("system.memory.limit"),
                in.countReading("system.memory.usage"),
                in.countReading("system.memory.linux.available"),
                in.numberReading("system.memory.utilization"));
    }
}
