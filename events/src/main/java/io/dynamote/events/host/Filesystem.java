package io.dynamote.events.host;

import io.dynamote.events.UnreadableEventException;

/**
 * A mounted file system on a local disk.
 *
 * @param mountPoint {@code system.filesystem.mountpoint}: where it is mounted; {@code /} is the root
 * @param type {@code system.filesystem.type}: for example ext4
 * @param device {@code system.device}: what is mounted
 * @param limit {@code system.filesystem.limit}: bytes that are there
 * @param usage {@code system.filesystem.usage}: bytes in use
 * @param available {@code system.filesystem.usage.available}: bytes that programs may still use, without the
 *     reserve of root
 * @param utilization {@code system.filesystem.utilization}: usage of what programs may use, as df tells it, 0 to 1
 */
public record Filesystem(
        String mountPoint,
        String type,
        String device,
        Reading<Long> limit,
        Reading<Long> usage,
        Reading<Long> available,
        Reading<Double> utilization)
        implements HostPart {

    @Override
    public void write(FieldWriter out) {
        out.text("system.filesystem.mountpoint", mountPoint);
        out.text("system.filesystem.type", type);
        out.text("system.device", device);
        out.count("system.filesystem.limit", limit);
        out.count("system.filesystem.usage", usage);
        out.count("system.filesystem.usage.available", available);
        out.number("system.filesystem.utilization", utilization);
    }

    static Filesystem read(FieldReader in) throws UnreadableEventException {
        return new Filesystem(
                in.text("system.filesystem.mountpoint"),
                in.text("system.filesystem.type"),
                in.text("system.device"),
                in.countReading("system.filesystem.limit"),
                in.countReading("system.filesystem.usage"),
                in.countReading("system.filesystem.usage.available"),
                in.numberReading("system.filesystem.utilization"));
    }
}
