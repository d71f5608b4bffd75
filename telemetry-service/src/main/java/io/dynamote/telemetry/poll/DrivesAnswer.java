package io.dynamote.telemetry.poll;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/** What a host tells of its drives: status, drives, summary, issues, timestamp. */
final class DrivesAnswer {

    /** What one unit of the NVMe health log stands for. */
    private static final long DATA_UNIT = 512_000;

    private DrivesAnswer() {}

    static Reading<List<Drive>> read(JsonNode answer) {
        return Told.of(answer).items("drives", "status", DrivesAnswer::drive);
    }

    private static Drive drive(Told.Item item) {
        Told told = item.told();
        return new Drive(
                item.name("device", "path", "name", "id"),
                told.text("model", "model_name", "product"),
                told.text("serial", "serial_number", "sn"),
                told.text("firmware", "firmware_version", "fw"),
                told.text("protocol", "type", "interface"),
                told.count(Quantity.BYTES, "size", "size_bytes", "capacity", "total"),
                status(told.textOrEmpty("status", "health", "smart_status", "smart", "state", "overall_health")),
                wear(told),
                told.number(Quantity.PERCENTAGE, "available_spare", "spare"),
                told.number(Quantity.PERCENTAGE, "available_spare_threshold", "spare_threshold"),
                told.number(Quantity.TEMPERATURE, "temperature", "temperature_celsius", "temp", "temp_c"),
                told.count(Quantity.NUMBER, "power_on_hours", "poh", "hours"),
                told.count(Quantity.NUMBER, "power_cycles", "power_cycle_count"),
                told.count(Quantity.NUMBER, "unsafe_shutdowns"),
                told.count(Quantity.NUMBER, "media_errors", "errors", "error_count"),
                transferred(told, "data_units_written", "bytes_written", "written", "total_written", "tbw"),
                transferred(told, "data_units_read", "bytes_read", "read", "total_read"),
                told.texts("issues", "warnings"));
    }

    private static Reading<Double> wear(Told told) {
        Reading<Double> used = told.number(
                Quantity.PERCENTAGE,
                "percentage_used",
                "wear_percent",
                "wear_percentage",
                "used_percent",
                "percent_used",
                "life_used",
                "wear_level",
                "wear");
        if (used instanceof Reading.Unavailable<Double>(Reason reason, String _) && reason == Reason.NOT_SUPPORTED) {
            Reading<Double> left = told.number(
                    Quantity.PERCENTAGE, "life_remaining", "remaining_percent", "percent_remaining", "life_left");
            return left instanceof Reading.Known<Double> ? left.map(share -> 1 - share) : used;
        }
        return used;
    }

    private static Reading<Long> transferred(Told told, String units, String... bytes) {
        return switch (told.count(Quantity.NUMBER, units)) {
            case Reading.Known<Long>(Long known)
            when known <= Long.MAX_VALUE / DATA_UNIT -> Reading.of(known * DATA_UNIT);
            case Reading.Known<Long>(Long known) -> Reading.unavailable(Reason.UNREADABLE, units + ": " + known);
            case Reading.Unavailable<Long> _ -> told.count(Quantity.BYTES, bytes);
        };
    }

    private static Drive.Status status(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "ok", "good", "healthy", "passed", "pass", "true", "normal", "online" -> Drive.Status.OK;
            case "warning", "warn", "degraded", "caution", "worn" -> Drive.Status.DEGRADED;
            case "failed", "fail", "failing", "critical", "bad", "false", "error" -> Drive.Status.FAILED;
            default -> Drive.Status.UNKNOWN;
        };
    }
}
