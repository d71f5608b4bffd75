package io.dynamote.telemetry.poll;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.host.Cpu;
import io.dynamote.events.host.CpuTimes;
import io.dynamote.events.host.Filesystem;
import io.dynamote.events.host.Gpu;
import io.dynamote.events.host.Memory;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Service;

/**
 * What a host tells of its services and of itself: summary (memory, disk, cpu load 1/5/15, frequency, temperature, GPU),
 * services, timestamp.
 */
final class ServicesAnswer {

    private static final String[] SHARES = {"utilization", "usage", "load"};
    private static final String[] PERCENTAGES = {"percent", "used_percent", "usage_percent", "percentage"};

    private final Told told;
    private final Told summary;

    private ServicesAnswer(JsonNode answer) {
        this.told = Told.of(answer);
        this.summary = told.part("summary");
    }

    static ServicesAnswer of(JsonNode answer) {
        return new ServicesAnswer(answer);
    }

    Reading<List<Service>> services() {
        return told.items("services", "status", ServicesAnswer::service);
    }

    Reading<Double> uptime() {
        return summary.number(Quantity.SECONDS, "uptime", "uptime_seconds");
    }

    Reading<Cpu> cpu() {
        Told cpu = summary.part("cpu", "processor");
        Told load = cpu.part("load", "load_average", "loadavg").isEmpty()
                ? summary.part("cpu_load", "load", "load_average", "loadavg")
                : cpu.part("load", "load_average", "loadavg");
        Reading<Double> none = Reading.unavailable(Reason.NOT_SUPPORTED, "pollers do not read times of processors");
        return Reading.of(new Cpu(
                first(share(cpu), summary.number(Quantity.SHARE, "cpu_utilization", "cpu_usage")),
                new CpuTimes(none, none, none, none, none, none, none),
                first(
                        cpu.count(Quantity.NUMBER, "cores", "count", "logical_count"),
                        summary.count(Quantity.NUMBER, "cores")),
                load(cpu, load, "1"),
                load(cpu, load, "5"),
                load(cpu, load, "15"),
                first(
                        cpu.number(Quantity.FREQUENCY, "frequency", "freq"),
                        summary.number(Quantity.FREQUENCY, "frequency", "cpu_frequency", "freq")),
                first(
                        cpu.number(Quantity.TEMPERATURE, "temperature", "temp"),
                        summary.number(Quantity.TEMPERATURE, "temperature", "cpu_temperature", "temp"))));
    }

    private Reading<Double> load(Told cpu, Told load, String minutes) {
        String[] names = {"load_" + minutes, "load" + minutes, "load_" + minutes + "m", "load" + minutes + "min"};
        String[] within = {minutes, minutes + "m", minutes + "min", "load" + minutes};
        return first(
                load.number(Quantity.NUMBER, within),
                first(cpu.number(Quantity.NUMBER, names), summary.number(Quantity.NUMBER, names)));
    }

    Reading<Memory> memory() {
        JsonNode found = summary.find("memory", "mem", "ram");
        if (found.isMissingNode()) {
            return Reading.unavailable(Reason.NOT_SUPPORTED, "memory is not told");
        }
        Told memory = Told.of(found);
        Reading<Long> limit = memory.count(Quantity.BYTES, "total", "limit", "size");
        Reading<Long> available = memory.count(Quantity.BYTES, "available", "free");
        Reading<Long> used = memory.count(Quantity.BYTES, "used");
        Reading<Double> share = found.isValueNode()
                ? Told.Item.of("memory", found, "memory").told().number(Quantity.SHARE, "memory")
                : share(memory);
        return Reading.of(new Memory(limit, used, available, first(share, ratio(used, limit))));
    }

    Reading<List<Filesystem>> filesystems() {
        JsonNode found = summary.find("disk", "disks", "filesystem", "storage");
        if (found.isMissingNode()) {
            return Reading.unavailable(Reason.NOT_SUPPORTED, "disk is not told");
        }
        Told disk = Told.of(found);
        boolean one = found.isValueNode()
                || !disk.find("total", "used", "percent", "usage", "used_percent")
                        .isMissingNode();
        return one
                ? Reading.of(List.of(filesystem(Told.Item.of("/", found, "usage"))))
                : summary.items("disk", "usage", ServicesAnswer::filesystem);
    }

    private static Filesystem filesystem(Told.Item item) {
        Told disk = item.told();
        Reading<Long> limit = disk.count(Quantity.BYTES, "total", "size", "limit");
        Reading<Long> used = disk.count(Quantity.BYTES, "used");
        return new Filesystem(
                item.name("mount", "mountpoint", "mount_point", "path"),
                disk.textOrEmpty("type", "fstype"),
                disk.textOrEmpty("device"),
                limit,
                used,
                disk.count(Quantity.BYTES, "available", "free"),
                first(share(disk), ratio(used, limit)));
    }

    Reading<List<Gpu>> gpus() {
        JsonNode found = summary.find("gpu", "gpus");
        if (found.isMissingNode()) {
            return Reading.unavailable(Reason.NOT_SUPPORTED, "GPU is not told");
        }
        if (found.isValueNode()) {
            return Reading.unavailable(Reason.ABSENT, Told.of(found).isEmpty() ? found.asText() : "");
        }
        boolean several = found.isArray()
                || found.properties().stream().allMatch(each -> each.getValue().isObject());
        return several && !found.isEmpty()
                ? summary.items(summary.find("gpu").isMissingNode() ? "gpus" : "gpu", "name", ServicesAnswer::gpu)
                : Reading.of(List.of(gpu(Told.Item.of("0", found, "name"))));
    }

    private static Gpu gpu(Told.Item item) {
        Told gpu = item.told();
        Told memory = gpu.part("memory");
        Reading<Double> none = Reading.unavailable(Reason.NOT_SUPPORTED, "is not told");
        return new Gpu(
                item.name("uuid", "id", "index"),
                gpu.count(Quantity.NUMBER, "index"),
                gpu.text("name", "model"),
                gpu.text("bus", "pci_bus_id"),
                gpu.text("driver", "driver_version"),
                gpu.text("pstate", "performance_state"),
                share(gpu),
                none,
                first(memory.count(Quantity.BYTES, "total", "limit"), gpu.count(Quantity.BYTES, "memory_total")),
                first(memory.count(Quantity.BYTES, "used"), gpu.count(Quantity.BYTES, "memory_used")),
                gpu.number(Quantity.TEMPERATURE, "temperature", "temp"),
                none,
                gpu.number(Quantity.NUMBER, "power", "power_draw", "power_watts"),
                gpu.number(Quantity.NUMBER, "power_limit"),
                gpu.number(Quantity.FREQUENCY, "clock", "clock_sm"),
                none,
                none,
                gpu.count(Quantity.NUMBER, "errors"),
                gpu.text("mig", "mig_mode"));
    }

    private static Service service(Told.Item item) {
        Told service = item.told();
        String word = service.textOrEmpty("status", "state", "health", "active").toLowerCase(Locale.ROOT);
        return new Service(
                item.name("name", "service", "unit"),
                status(word),
                service.textOrEmpty("detail", "message", "sub_state", "description"),
                word.equals("maintenance"),
                service.time("since", "started", "started_at"),
                service.count(Quantity.NUMBER, "restarts", "restart_count"),
                service.number(Quantity.SECONDS, "cpu_time", "cpu_seconds"),
                service.number(Quantity.NUMBER, "cpu_limit"),
                service.count(Quantity.BYTES, "memory_used", "memory", "memory_bytes", "rss"),
                service.count(Quantity.BYTES, "memory_limit", "memory_max"));
    }

    private static Service.Status status(String word) {
        return switch (word) {
            case "running", "active", "up", "ok", "healthy", "online", "true" -> Service.Status.RUNNING;
            case "starting", "activating", "reloading", "restarting" -> Service.Status.STARTING;
            case "stopping", "deactivating" -> Service.Status.STOPPING;
            case "stopped", "inactive", "exited", "disabled", "dead", "maintenance" -> Service.Status.STOPPED;
            case "failed", "error", "down", "critical", "crashed", "false" -> Service.Status.FAILED;
            case "missing", "not-found", "not found" -> Service.Status.MISSING;
            default -> Service.Status.UNKNOWN;
        };
    }

    private static Reading<Double> share(Told told) {
        return first(told.number(Quantity.PERCENTAGE, PERCENTAGES), told.number(Quantity.SHARE, SHARES));
    }

    private static Reading<Double> ratio(Reading<Long> used, Reading<Long> limit) {
        long of = limit.value().orElse(0L);
        return of == 0
                ? Reading.unavailable(Reason.NOT_SUPPORTED, "neither a share nor used and total are told")
                : used.map(value -> (double) value / of);
    }

    /** The first of both that is known; if none is, the one that was told and cannot be read. */
    private static <T> Reading<T> first(Reading<T> one, Reading<T> other) {
        if (one instanceof Reading.Known<T> || other instanceof Reading.Known<T>) {
            return one instanceof Reading.Known<T> ? one : other;
        }
        boolean unreadable =
                one instanceof Reading.Unavailable<T>(Reason reason, String _) && reason == Reason.UNREADABLE;
        return unreadable ? one : other;
    }
}
