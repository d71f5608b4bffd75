package io.dynamote.agent.gpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamote.events.host.Gpu;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/**
 * Names and meaning of the columns that nvidia-smi is asked for. Which of them a driver knows is in its
 * {@code --help-query-gpu}; asking for one that it does not know would fail as a whole.
 *
 * @param names columns in the order in which they are asked for
 */
record GpuFields(List<String> names) {

    private static final List<String> WANTED = List.of(
            "index",
            "uuid",
            "name",
            "pci.bus_id",
            "driver_version",
            "pstate",
            "utilization.gpu",
            "utilization.memory",
            "memory.total",
            "memory.used",
            "temperature.gpu",
            "temperature.memory",
            "power.draw",
            "power.limit",
            "clocks.sm",
            "clocks.mem",
            "fan.speed",
            "ecc.errors.uncorrected.volatile.total",
            "mig.mode.current");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z0-9_.]+)\"");
    private static final double MEBI = 1024 * 1024;
    private static final double MEGA = 1e6;
    private static final double PERCENT = 0.01;

    /** Those of the wanted columns that the help text names. */
    static GpuFields of(String help) {
        List<String> known = new ArrayList<>();
        Matcher names = QUOTED.matcher(help);
        while (names.find()) {
            known.add(names.group(1));
        }
        return new GpuFields(WANTED.stream().filter(known::contains).toList());
    }

    /** The card of a line; unreadable if the line does not have these columns. */
    Reading<Gpu> card(String line) {
        String[] values = line.split(",", -1);
        if (values.length != names.size()) {
            return Reading.unavailable(Reason.UNREADABLE, "nvidia-smi printed: " + line);
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            row.put(names.get(i), values[i].strip());
        }
        Reading<String> uuid = text(row, "uuid");
        Reading<Long> index = count(row, "index", 1);
        if (index.value().isEmpty()) {
            return Reading.unavailable(Reason.UNREADABLE, "nvidia-smi printed: " + line);
        }
        return Reading.of(new Gpu(
                uuid.value().orElseGet(() -> "index-" + index.value().orElseThrow()),
                index,
                text(row, "name"),
                text(row, "pci.bus_id"),
                text(row, "driver_version"),
                text(row, "pstate"),
                number(row, "utilization.gpu", PERCENT),
                number(row, "utilization.memory", PERCENT),
                count(row, "memory.total", MEBI),
                count(row, "memory.used", MEBI),
                number(row, "temperature.gpu", 1),
                number(row, "temperature.memory", 1),
                number(row, "power.draw", 1),
                number(row, "power.limit", 1),
                number(row, "clocks.sm", MEGA),
                number(row, "clocks.mem", MEGA),
                number(row, "fan.speed", PERCENT),
                count(row, "ecc.errors.uncorrected.volatile.total", 1),
                text(row, "mig.mode.current")));
    }

    private static Reading<String> text(Map<String, String> row, String name) {
        String value = row.get(name);
        if (value == null) {
            return Reading.unavailable(Reason.NOT_SUPPORTED, "this driver does not tell it");
        }
        String plain = value.toLowerCase(java.util.Locale.ROOT);
        if (plain.contains("n/a") || plain.contains("not supported") || plain.contains("not available")) {
            return Reading.unavailable(Reason.NOT_SUPPORTED, value);
        }
        if (plain.contains("insufficient permissions")) {
            return Reading.unavailable(Reason.DENIED, value);
        }
        boolean rubbish = plain.isEmpty()
                || plain.equals("err!")
                || plain.contains("unknown error")
                || plain.equals("[gpu requires reset]");
        return rubbish ? Reading.unavailable(Reason.UNREADABLE, value) : Reading.of(value);
    }

    private static Reading<Double> number(Map<String, String> row, String name, double unit) {
        return switch (text(row, name)) {
            case Reading.Unavailable<String>(Reason reason, String detail) -> Reading.unavailable(reason, detail);
            case Reading.Known<String>(String value) -> parsed(value, unit);
        };
    }

    private static Reading<Long> count(Map<String, String> row, String name, double unit) {
        Reading<Double> number = number(row, name, unit);
        return number.value().filter(value -> value < 0).isPresent()
                ? Reading.unavailable(Reason.UNREADABLE, row.get(name))
                : number.map(Math::round);
    }

    private static Reading<Double> parsed(String value, double unit) {
        if (!value.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")) {
            return Reading.unavailable(Reason.UNREADABLE, value);
        }
        return Reading.of((double) Math.round(Double.parseDouble(value) * unit * 1000) / 1000);
    }
}
