package io.dynamote.events.host;

import java.util.Locale;

import io.dynamote.events.UnreadableEventException;

/**
 * One sensor of the main board or of a device.
 *
 * @param id {@code hw.id}: name within the host, the same after a boot as far as the kernel allows
 * @param label {@code hw.name}: name for people; empty if it has none
 * @param kind {@code hw.type}: what it measures
 * @param value {@code value}: in the unit of its kind
 */
public record Sensor(String id, String label, Kind kind, Reading<Double> value) implements HostPart {

    /** What a sensor measures. In JSON the name in lower case. */
    public enum Kind {
        /** Degrees Celsius. */
        TEMPERATURE,
        /** Turns per minute. */
        FAN,
        /** Watts. */
        POWER;

        private final String id = name().toLowerCase(Locale.ROOT);

        String id() {
            return id;
        }
    }

    @Override
    public void write(FieldWriter out) {
        out.text("hw.id", id);
        out.text("hw.name", label);
        out.text("hw.type", kind.id());
        out.number("value", value);
    }

    static Sensor read(FieldReader in) throws UnreadableEventException {
        return new Sensor(
                in.text("hw.id"),
                in.text("hw.name"),
                in.oneOf("hw.type", Kind.values(), Kind::id),
                in.numberReading("value"));
    }
}
