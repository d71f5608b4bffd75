package io.dynamote.agent.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

import io.dynamote.agent.kernel.Failures;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/**
 * What a control group (version 2) uses, and what it may.
 *
 * @param cpuTime seconds on processors
 * @param cpuLimit processors at once
 * @param memory bytes
 * @param memoryLimit bytes
 */
record GroupUsage(Reading<Double> cpuTime, Reading<Double> cpuLimit, Reading<Long> memory, Reading<Long> memoryLimit) {

    private static final double MICROS = 1e6;

    /** Reads the files of the group. */
    static GroupUsage read(Path group) {
        return new GroupUsage(
                value(group.resolve("cpu.stat"), GroupUsage::cpuTime),
                value(group.resolve("cpu.max"), GroupUsage::cpuLimit),
                value(group.resolve("memory.current"), GroupUsage::bytes),
                value(group.resolve("memory.max"), GroupUsage::bytes));
    }

    static Reading<Double> cpuTime(String text) {
        return text.lines()
                .filter(line -> line.matches("usage_usec [0-9]{1,18}"))
                .findFirst()
                .map(line -> Reading.of(Long.parseLong(line.substring("usage_usec ".length())) / MICROS))
                .orElseGet(() -> Reading.unavailable(Reason.UNREADABLE, "cpu.stat has no usage_usec"));
    }

    static Reading<Double> cpuLimit(String text) {
        String[] parts = text.strip().split(" ", -1);
        if (parts[0].equals("max")) {
            return Reading.unavailable(Reason.NOT_CONFIGURED, "");
        }
        boolean numbers = parts.length == 2 && parts[0].matches("[0-9]{1,15}") && parts[1].matches("[1-9][0-9]{0,14}");
        return numbers
                ? Reading.of(Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]))
                : Reading.unavailable(Reason.UNREADABLE, "cpu.max: " + text.strip());
    }

    static Reading<Long> bytes(String text) {
        String plain = text.strip();
        if (plain.equals("max")) {
            return Reading.unavailable(Reason.NOT_CONFIGURED, "");
        }
        return plain.matches("[0-9]{1,18}")
                ? Reading.of(Long.parseLong(plain))
                : Reading.unavailable(Reason.UNREADABLE, plain);
    }

    private static <T> Reading<T> value(Path file, Function<String, Reading<T>> parser) {
        try {
            return parser.apply(Files.readString(file));
        } catch (IOException e) {
            return Failures.reading(e);
        }
    }
}
