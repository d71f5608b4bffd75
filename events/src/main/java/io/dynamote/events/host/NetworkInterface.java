package io.dynamote.events.host;

import io.dynamote.events.UnreadableEventException;

/**
 * Traffic of one network interface since it came up.
 *
 * @param name {@code network.interface.name}: for example eth0
 * @param bytesIn {@code system.network.io.receive}: bytes received
 * @param bytesOut {@code system.network.io.transmit}: bytes sent
 * @param packetsIn {@code system.network.packet.count.receive}: packets received
 * @param packetsOut {@code system.network.packet.count.transmit}: packets sent
 * @param droppedIn {@code system.network.packet.dropped.receive}: packets dropped that were to be received
 * @param droppedOut {@code system.network.packet.dropped.transmit}: packets dropped that were to be sent
 * @param errorsIn {@code system.network.errors.receive}: packets with errors received
 * @param errorsOut {@code system.network.errors.transmit}: packets with errors sent
 */
public record NetworkInterface(
        String name,
        Reading<Long> bytesIn,
        Reading<Long> bytesOut,
        Reading<Long> packetsIn,
        Reading<Long> packetsOut,
        Reading<Long> droppedIn,
        Reading<Long> droppedOut,
        Reading<Long> errorsIn,
        Reading<Long> errorsOut)
        implements HostPart {

    @Override
    public void write(FieldWriter out) {
        out.text("network.interface.name", name);
        out.count("system.network.io.receive", bytesIn);
        out.count("system.network.io.transmit", bytesOut);
        out.count("system.network.packet.count.receive", packetsIn);
        out.count("system.network.packet.count.transmit", packetsOut);
        out.count("system.network.packet.dropped.receive", droppedIn);
        out.count("system.network.packet.dropped.transmit", droppedOut);
        out.count("system.network.errors.receive", errorsIn);
        out.count("system.network.errors.transmit", errorsOut);
    }

    static NetworkInterface read(FieldReader in) throws UnreadableEventException {
        return new NetworkInterface(
                in.text("network.interface.name"),
                in.countReading("system.network.io.receive"),
                in.countReading("system.network.io.transmit"),
                in.countReading("system.network.packet.count.receive"),
                in.countReading("system.network.packet.count.transmit"),
                in.countReading("system.network.packet.dropped.receive"),
                in.countReading("system.network.packet.dropped.transmit"),
                in.countReading("system.network.errors.receive"),
                in.countReading("system.network.errors.transmit"));
    }
}
