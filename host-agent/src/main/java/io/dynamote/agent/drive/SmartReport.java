package io.dynamote.agent.drive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.agent.tool.JsonTree;
import io.dynamote.agent.tool.ToolResult;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/**
 * What {@code smartctl --json} prints of one drive. Its exit status is a mask of bits: bad command line (0), device not
 * opened or asleep (1), a command failed (2), the drive is failing (3), values below their threshold now (4) or once (5),
 * errors logged (6), self-tests failed (7).
 */
final class SmartReport {

    private static final int NOT_OPENED = 0b11;
    private static final int FAILING = 1 << 3;
    private static final int BELOW_THRESHOLD = 1 << 4;

    /** NVMe counts thousands of blocks of 512 bytes. */
    private static final long DATA_UNIT = 512_000;

    private static final double PERCENT = 100;
    private static final String[] MASK = {
        "",
        "",
        "a SMART command failed",
        "the drive says that it is failing",
        "a value is below its threshold",
        "a value was below its threshold",
        "errors in the error log",
        "errors in the self-test log"
    };
    private static final String[] CRITICAL = {
        "spare blocks are low",
        "temperature is out of range",
        "reliability is degraded",
        "the drive is read-only",
        "the backup of volatile memory failed",
        "persistent memory is read-only"
    };

    private SmartReport() {}

    /** The drive; the reason it is not known otherwise. */
    static Reading<Drive> parse(String device, ToolResult.Ended ended) {
        JsonTree report;
        try {
            report = JsonTree.parse(ended.output());
        } catch (IOException e) {
            return Reading.unavailable(
                    Reason.UNREADABLE, device + ": smartctl printed no JSON (exit " + ended.exit() + ")");
        }
        if (!report.isObject()) {
            return Reading.unavailable(Reason.UNREADABLE, device + ": smartctl printed no JSON object");
        }
        long mask = report.at("smartctl", "exit_status").count().value().orElse((long) ended.exit());
        if ((mask & NOT_OPENED) != 0) {
            return notOpened(device, report);
        }
        return Reading.of(drive(device, report, mask));
    }

    private static Drive drive(String device, JsonTree report, long mask) {
        JsonTree nvme = report.at("nvme_smart_health_information_log");
        long critical = nvme.at("critical_warning").count().value().orElse(0L);
        return new Drive(
                device,
                report.at("model_name").text(),
                report.at("serial_number").text(),
                report.at("firmware_version").text(),
                report.at("device", "protocol").text(),
                report.at("user_capacity", "bytes").count(),
                status(report, mask, critical),
                // smartctl 7.4 tells it for all kinds of drives, older ones for NVMe alone.
                share(first(nvme.at("percentage_used"), report.at("endurance_used", "current_percent"))),
                share(first(nvme.at("available_spare"), report.at("spare_available", "current_percent"))),
                share(first(nvme.at("available_spare_threshold"), report.at("spare_available", "threshold_percent"))),
                report.at("temperature", "current").number(),
                report.at("power_on_time", "hours").count(),
                report.at("power_cycle_count").count(),
                nvme.at("unsafe_shutdowns").count(),
                nvme.at("media_errors").count(),
                bytes(nvme.at("data_units_written")),
                bytes(nvme.at("data_units_read")),
                warnings(mask, critical));
    }

    /** A drive of which nothing but the reason is known. */
    static Drive unknown(String device, Reading.Unavailable<?> why) {
        return new Drive(
                device,
                same(why),
                same(why),
                same(why),
                same(why),
                same(why),
                Drive.Status.UNKNOWN,
                same(why),
                same(why),
                same(why),
                same(why),
                same(why),
                same(why),
                same(why),
                same(why),
                same(why),
                same(why),
                List.of());
    }

    private static Drive.Status status(JsonTree report, long mask, long critical) {
        Reading<Boolean> passed = report.at("smart_status", "passed").flag();
        if ((mask & FAILING) != 0 || passed.equals(Reading.of(false))) {
            return Drive.Status.FAILED;
        }
        if ((mask & BELOW_THRESHOLD) != 0 || critical != 0) {
            return Drive.Status.DEGRADED;
        }
        return passed.value().isPresent() ? Drive.Status.OK : Drive.Status.UNKNOWN;
    }

    private static List<String> warnings(long mask, long critical) {
        List<String> warnings = new ArrayList<>();
        for (int bit = 2; bit < MASK.length; bit++) {
            if ((mask & 1L << bit) != 0) {
                warnings.add(MASK[bit]);
            }
        }
        for (int bit = 0; bit < CRITICAL.length; bit++) {
            if ((critical & 1L << bit) != 0) {
                warnings.add(CRITICAL[bit]);
            }
        }
        return warnings;
    }

    private static Reading<Drive> notOpened(String device, JsonTree report) {
        List<JsonTree> messages = report.at("smartctl", "messages").elements();
        String words = messages.stream()
                .flatMap(message -> message.at("string").text().value().stream())
                .findFirst()
                .orElse("smartctl could not open it");
        boolean denied = words.contains("Permission denied") || words.contains("Operation not permitted");
        return Reading.unavailable(denied ? Reason.DENIED : Reason.FAILED, device + ": " + words);
    }

    private static JsonTree first(JsonTree one, JsonTree other) {
        return one.number().value().isPresent() ? one : other;
    }

    private static Reading<Double> share(JsonTree percent) {
        return percent.number().map(value -> value / PERCENT);
    }

    private static Reading<Long> bytes(JsonTree units) {
        Reading<Long> count = units.count();
        return count.value().filter(value -> value > Long.MAX_VALUE / DATA_UNIT).isPresent()
                ? Reading.unavailable(Reason.UNREADABLE, "more than a drive can hold")
                : count.map(value -> value * DATA_UNIT);
    }

    private static <T> Reading<T> same(Reading.Unavailable<?> why) {
        return Reading.unavailable(why.reason(), why.detail());
    }
}
