package io.dynamote.agent.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Service;

/**
 * What {@code systemctl show} prints of one unit.
 *
 * @param properties by name
 */
record UnitReport(Map<String, String> properties) {

    /** What systemctl is asked for. */
    static final String PROPERTIES = "Id,LoadState,ActiveState,SubState,Result,NRestarts,ControlGroup,CPUUsageNSec,"
            + "MemoryCurrent,MemoryMax,CPUQuotaPerSecUSec,StateChangeTimestamp";

    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;

    UnitReport {
        properties = Map.copyOf(properties);
    }

    /** The units, between which there is an empty line. */
    static List<UnitReport> parse(String output) {
        List<UnitReport> units = new ArrayList<>();
        Map<String, String> properties = new HashMap<>();
        for (String line : (output + "\n\n").split("\n", -1)) {
            int sign = line.indexOf('=');
            if (sign > 0) {
                properties.put(line.substring(0, sign), line.substring(sign + 1).strip());
            } else if (line.isBlank() && properties.containsKey("Id")) {
                units.add(new UnitReport(properties));
                properties.clear();
            }
        }
        return units;
    }

    String name() {
        return properties.getOrDefault("Id", "");
    }

    /** Path of its control group below the mount of the hierarchy; empty if it has none. */
    String controlGroup() {
        return properties.getOrDefault("ControlGroup", "");
    }

    /** The service, with what its control group says where that is known. */
    Service service(boolean maintenance, GroupUsage group) {
        String state = properties.getOrDefault("SubState", "") + ", " + properties.getOrDefault("Result", "");
        return new Service(
                name(),
                status(),
                state,
                maintenance,
                since(),
                count("NRestarts"),
                either(group.cpuTime(), count("CPUUsageNSec").map(nanos -> nanos / NANOS)),
                either(group.cpuLimit(), cpuQuota()),
                either(group.memory(), count("MemoryCurrent")),
                either(group.memoryLimit(), count("MemoryMax")));
    }

    private Service.Status status() {
        if (!"loaded".equals(properties.get("LoadState"))) {
            return "not-found".equals(properties.get("LoadState")) ? Service.Status.MISSING : Service.Status.UNKNOWN;
        }
        return switch (properties.getOrDefault("ActiveState", "")) {
            case "active", "reloading", "refreshing" -> Service.Status.RUNNING;
            case "activating" -> Service.Status.STARTING;
            case "deactivating" -> Service.Status.STOPPING;
            // systemd leaves a unit that ended with an error in "failed"; "inactive" was stopped or ended in order.
            case "inactive" -> Service.Status.STOPPED;
            case "failed" -> Service.Status.FAILED;
            default -> Service.Status.UNKNOWN;
        };
    }

    /** Asked for with {@code --timestamp=unix}: {@code @} and seconds. */
    private Reading<Instant> since() {
        String text = properties.getOrDefault("StateChangeTimestamp", "");
        return text.matches("@[0-9]{1,12}")
                ? Reading.of(Instant.ofEpochSecond(Long.parseLong(text.substring(1))))
                : Reading.unavailable(Reason.NOT_SUPPORTED, text);
    }

    private Reading<Double> cpuQuota() {
        String text = properties.getOrDefault("CPUQuotaPerSecUSec", "");
        if (text.equals("infinity")) {
            return Reading.unavailable(Reason.NOT_CONFIGURED, "");
        }
        // Printed as a span of time: 500ms is half a processor, 2s are two.
        if (text.matches("[0-9]{1,9}(\\.[0-9]{1,6})?(us|ms|s)")) {
            String unit = text.replaceAll("[0-9.]", "");
            double amount = Double.parseDouble(text.substring(0, text.length() - unit.length()));
            return Reading.of(
                    switch (unit) {
                        case "us" -> amount / MICROS;
                        case "ms" -> amount * 1000 / MICROS;
                        default -> amount;
                    });
        }
        return Reading.unavailable(Reason.NOT_SUPPORTED, text);
    }

    private Reading<Long> count(String property) {
        String text = properties.getOrDefault(property, "");
        if (text.equals("infinity")) {
            return Reading.unavailable(Reason.NOT_CONFIGURED, "");
        }
        // 2^64-1, which has more digits than allowed here, stands for "not known" in older versions of systemd.
        return text.matches("[0-9]{1,18}")
                ? Reading.of(Long.parseLong(text))
                : Reading.unavailable(Reason.NOT_SUPPORTED, text);
    }

    private static <T> Reading<T> either(Reading<T> first, Reading<T> second) {
        boolean none =
                first instanceof Reading.Unavailable<T>(Reason reason, String _) && reason != Reason.NOT_CONFIGURED;
        return none ? second : first;
    }
}
