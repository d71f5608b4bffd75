package io.dynamote.agent.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.dynamote.agent.tool.Tool;
import io.dynamote.agent.tool.ToolResult;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Service;

/** Asks systemd for the units with one call, and their control groups for what they use. */
public final class ServiceReader {

    private static final System.Logger LOG = System.getLogger(ServiceReader.class.getName());

    private final Tool tool;
    private final String systemctl;
    private final List<String> units;
    private final Path groups;
    private final Path maintenance;

    /**
     * Prepares the reader.
     *
     * @param units to ask for, by name or pattern
     * @param groups mount of the control groups, usually {@code /sys/fs/cgroup}
     * @param maintenance file that names units in maintenance while it exists
     */
    public ServiceReader(Tool tool, String systemctl, List<String> units, Path groups, Path maintenance) {
        this.tool = tool;
        this.systemctl = systemctl;
        this.units = List.copyOf(units);
        this.groups = groups;
        this.maintenance = maintenance;
    }

    /** The services in the order in which systemd names them. */
    public Reading<List<Service>> read() throws InterruptedException {
        if (units.isEmpty()) {
            return Reading.unavailable(Reason.NOT_CONFIGURED, "services.units is empty");
        }
        List<String> command = new ArrayList<>(
                List.of(systemctl, "show", "--timestamp=unix", "--property=" + UnitReport.PROPERTIES, "--"));
        command.addAll(units);
        return tool.run(command).read("systemctl", this::services);
    }

    private Reading<List<Service>> services(ToolResult.Ended ended) {
        List<UnitReport> reports = UnitReport.parse(ended.output());
        if (reports.isEmpty()) {
            String first = ended.output().lines().findFirst().orElse("");
            return Reading.unavailable(
                    ended.exit() == 0 ? Reason.UNREADABLE : Reason.FAILED,
                    "systemctl ended with " + ended.exit() + " and told of no unit: " + first);
        }
        Predicate<String> inMaintenance = inMaintenance();
        return Reading.of(reports.stream()
                .map(report -> report.service(inMaintenance.test(report.name()), usage(report)))
                .toList());
    }

    private GroupUsage usage(UnitReport report) {
        String group = report.controlGroup();
        if (!group.startsWith("/") || group.contains("..")) {
            Reading.Unavailable<Object> none = new Reading.Unavailable<>(Reason.ABSENT, "no control group");
            return new GroupUsage(
                    none.map(Double.class::cast),
                    none.map(Double.class::cast),
                    none.map(Long.class::cast),
                    none.map(Long.class::cast));
        }
        return GroupUsage.read(groups.resolve(group.substring(1)));
    }

    private Predicate<String> inMaintenance() {
        try {
            var named = Files.readAllLines(maintenance).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
            return named.isEmpty() ? unit -> true : named::contains;
        } catch (NoSuchFileException e) {
            return unit -> false;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Nothing counts as in maintenance: " + e);
            return unit -> false;
        }
    }
}
