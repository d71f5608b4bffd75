package io.dynamote.web.host;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dynamote.web.page.Badge;
import io.dynamote.web.page.Figures;
import io.dynamote.web.page.Tone;
import org.jspecify.annotations.Nullable;

/** Turns the sections of a sample into tables; what is not known stays a value with its reason. */
final class Parts {

    private final Host host;
    private final Instant now;

    Parts(Host host, Instant now) {
        this.host = host;
        this.now = now;
    }

    List<PartTable> all() {
        return List.of(
                table(
                        "services",
                        "Services",
                        List.of("Status", "Service", "#CPU time", "#Memory", "#Restarts"),
                        this::service),
                table(
                        "drives",
                        "Drives",
                        List.of("Health", "Drive", "#Wear", "Wears out", "#Temp", "#Powered on", "#Written"),
                        this::drive),
                table("gpus", "GPUs", List.of("GPU", "#Load", "#Memory", "#Temp", "#Power"), this::gpu),
                table(
                        "filesystems",
                        "File systems",
                        List.of("Mounted at", "Device", "#Used", "#Free", "#Size"),
                        this::filesystem),
                table(
                        "backups",
                        "Backups",
                        List.of("Last run", "Backup", "Finished", "#Took", "#Size", "Next"),
                        this::backup),
                table(
                        "networks",
                        "Network",
                        List.of("Interface", "#Received", "#Sent", "#Dropped", "#Errors"),
                        this::network));
    }

    private PartTable table(String key, String title, List<String> columns, Function<JsonNode, List<Cell>> row) {
        JsonNode sections = host.sections() == null ? MissingNode.getInstance() : host.sections();
        JsonNode section = sections.path(key);
        List<List<Cell>> rows = new ArrayList<>();
        section.path("items").forEach(item -> rows.add(row.apply(item)));
        String missing = section.isMissingNode()
                ? "not reported"
                : section.hasNonNull("unavailable") ? Cell.reason(section) : rows.isEmpty() ? "none there" : "";
        return new PartTable(key, title, time(section.path("time").asText("")), missing, columns, rows);
    }

    private List<Cell> service(JsonNode item) {
        String detail = item.path("dynamote.service.detail").asText("");
        return List.of(
                Cell.of(status(item.path("dynamote.service.status").asText("unknown")), detail),
                text(item, "systemd.unit"),
                number(item, "process.cpu.time", Figures::span),
                number(item, "process.memory.usage", Figures::bytes),
                number(item, "dynamote.service.restarts", Figures::count));
    }

    private List<Cell> drive(JsonNode item) {
        JsonNode wear = item.path("dynamote.drive.wear");
        Cell used = Cell.of(wear, node -> Figures.percent(node.asDouble()));
        if (wear.isNumber()) {
            used = used.withBar(wear.asDouble())
                    .with(wear.asDouble() >= 1 ? Tone.FAILED : wear.asDouble() >= 0.7 ? Tone.WARNING : null);
        }
        String device = item.path("system.device").asText("");
        return List.of(
                Cell.of(status(item.path("hw.status").asText("unknown")), warnings(item)),
                text(item, "hw.model").withNote(device),
                used,
                wearsOut(device, item.path("hw.serial_number").asText("")),
                number(item, "hw.temperature", Figures::celsius),
                number(
                        item,
                        "dynamote.drive.power_on.hours",
                        hours -> Figures.span(hours == null ? null : hours * 3_600)),
                number(item, "dynamote.drive.written", Figures::bytes));
    }

    private static String warnings(JsonNode item) {
        List<String> warnings = new ArrayList<>();
        item.path("dynamote.drive.warnings").forEach(warning -> warnings.add(warning.asText()));
        return String.join(", ", warnings);
    }

    /** A forecast names a drive by its serial number, since devices change places at a boot. */
    private Cell wearsOut(String device, String serial) {
        return host.wear().stream()
                .filter(wear -> wear.drive().equals(serial.isBlank() ? device : serial))
                .findFirst()
                .map(this::prediction)
                .orElseGet(() -> Cell.unknown("no prediction yet"));
    }

    private Cell prediction(Host.Wear wear) {
        if (wear.reachesThresholdAt() == null) {
            return Cell.unknown(wear.reason());
        }
        double seconds = Duration.between(now, wear.reachesThresholdAt()).toSeconds();
        String limit = Figures.percent(wear.thresholdRatio());
        String confidence = wear.confidence() == null ? "unknown" : wear.confidence();
        return Cell.of(seconds <= 0 ? "over " + limit : "in " + Figures.span(seconds))
                .withNote(limit + ", confidence " + confidence)
                .with(seconds < 30 * 86_400 && !"low".equals(confidence) ? Tone.WARNING : null);
    }

    private List<Cell> gpu(JsonNode item) {
        JsonNode used = item.path("hw.gpu.memory.usage");
        JsonNode limit = item.path("hw.gpu.memory.limit");
        Cell memory = used.isNumber() && limit.isNumber()
                ? Cell.of(Figures.bytes(used.asDouble()) + " of " + Figures.bytes(limit.asDouble()))
                        .withBar(used.asDouble() / limit.asDouble())
                : number(item, "hw.gpu.memory.usage", Figures::bytes);
        JsonNode load = item.path("hw.gpu.utilization");
        return List.of(
                text(item, "hw.name")
                        .withNote("GPU " + item.path("dynamote.gpu.index").asText("?")),
                number(item, "hw.gpu.utilization", Figures::percent).withBar(load.isNumber() ? load.asDouble() : null),
                memory,
                number(item, "hw.temperature", Figures::celsius),
                number(item, "hw.power", watts -> watts == null ? "" : Math.round(watts) + " W"));
    }

    private List<Cell> filesystem(JsonNode item) {
        JsonNode used = item.path("system.filesystem.utilization");
        Cell share = number(item, "system.filesystem.utilization", Figures::percent);
        if (used.isNumber()) {
            share = share.withBar(used.asDouble())
                    .with(used.asDouble() >= 0.95 ? Tone.FAILED : used.asDouble() >= 0.85 ? Tone.WARNING : null);
        }
        return List.of(
                text(item, "system.filesystem.mountpoint")
                        .withNote(item.path("system.filesystem.type").asText("")),
                text(item, "system.device"),
                share,
                number(item, "system.filesystem.usage.available", Figures::bytes),
                number(item, "system.filesystem.limit", Figures::bytes));
    }

    private List<Cell> backup(JsonNode item) {
        JsonNode runs = item.path("dynamote.backup.runs");
        JsonNode last = runs.path(0);
        String next = item.path("dynamote.backup.next").asText("");
        String error = last.path("error").asText("");
        return List.of(
                last.isMissingNode()
                        ? Cell.unknown("never ran")
                        : Cell.of(status(last.path("result").asText("unknown")), error),
                text(item, "dynamote.backup.name").withNote(runs.size() > 1 ? runs.size() + " runs known" : ""),
                age(last.path("finished").asText("")),
                number(last, "duration", Figures::span),
                number(last, "size", Figures::bytes)
                        .withNote(
                                last.path("compressed_size").isNumber()
                                        ? Figures.bytes(last.path("compressed_size")
                                                        .asDouble()) + " compressed"
                                        : ""),
                time(next) == null ? Cell.unknown("not planned") : ahead(next));
    }

    private List<Cell> network(JsonNode item) {
        return List.of(
                text(item, "network.interface.name"),
                number(item, "system.network.io.receive", Figures::bytes),
                number(item, "system.network.io.transmit", Figures::bytes),
                number(item, "system.network.packet.dropped.receive", Figures::count),
                number(item, "system.network.errors.receive", Figures::count));
    }

    private Cell age(String text) {
        Instant at = time(text);
        return at == null
                ? Cell.unknown("never")
                : Cell.of(Figures.span((double) Duration.between(at, now).toSeconds()) + " ago");
    }

    private Cell ahead(String text) {
        Instant at = time(text);
        double seconds = at == null ? 0 : Duration.between(now, at).toSeconds();
        return seconds >= 0
                ? Cell.of("in " + Figures.span(seconds))
                : Cell.of(Figures.span(-seconds) + " overdue").with(Tone.WARNING);
    }

    private static Cell text(JsonNode item, String field) {
        return Cell.of(item.get(field), JsonNode::asText);
    }

    private static Cell number(JsonNode item, String field, Function<@Nullable Double, String> words) {
        return Cell.of(item.get(field), node -> words.apply(node.asDouble()));
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null; // a time that cannot be read is one that is not known
        }
    }

    /** Words of samples; those that are not known yet are shown as they are. */
    private static Badge status(String word) {
        String label = word.isEmpty()
                ? "unknown"
                : word.substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.substring(1).replace('-', ' ');
        return switch (word) {
            case "ok", "running", "healthy", "succeeded" -> new Badge(label, "check-circle-fill", Tone.RUNNING);
            case "degraded", "warning", "restarting" -> new Badge(label, "exclamation-triangle-fill", Tone.WARNING);
            case "failed", "failing", "error", "critical" -> new Badge(label, "x-octagon-fill", Tone.FAILED);
            case "stopped", "inactive" -> new Badge(label, "dash-circle", Tone.UNKNOWN);
            default -> new Badge(label, "question-circle", Tone.UNKNOWN);
        };
    }
}
