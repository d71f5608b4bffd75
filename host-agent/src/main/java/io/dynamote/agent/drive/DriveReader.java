package io.dynamote.agent.drive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.agent.tool.JsonTree;
import io.dynamote.agent.tool.Tool;
import io.dynamote.agent.tool.ToolResult;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/** Asks smartctl for each drive, one after the other. A sleeping disk is not woken. */
public final class DriveReader {

    private final Tool tool;
    private final String smartctl;
    private final List<String> devices;

    /**
     * Prepares the reader.
     *
     * @param smartctl its name or path; empty for none
     * @param devices to ask; empty for all that it finds
     */
    public DriveReader(Tool tool, String smartctl, List<String> devices) {
        this.tool = tool;
        this.smartctl = smartctl;
        this.devices = List.copyOf(devices);
    }

    /** Every drive, also those of which only the reason is known why nothing else is. */
    public Reading<List<Drive>> read() throws InterruptedException {
        if (smartctl.isEmpty()) {
            return Reading.unavailable(Reason.NOT_CONFIGURED, "drives.tool is empty");
        }
        Reading<List<Device>> found = devices.isEmpty()
                ? tool.run(List.of(smartctl, "--scan", "--json")).read("smartctl", DriveReader::scanned)
                : Reading.of(devices.stream().map(name -> new Device(name, "")).toList());
        return switch (found) {
            case Reading.Unavailable<List<Device>>(Reason reason, String detail) -> Reading.unavailable(reason, detail);
            case Reading.Known<List<Device>>(List<Device> known) -> drives(known);
        };
    }

    private Reading<List<Drive>> drives(List<Device> found) throws InterruptedException {
        List<Drive> drives = new ArrayList<>();
        for (Device device : found) {
            List<String> command = new ArrayList<>(
                    List.of(smartctl, "--json", "--info", "--health", "--attributes", "--nocheck=standby"));
            if (!device.type().isEmpty()) {
                command.add("--device=" + device.type());
            }
            command.add(device.name());
            Reading<Drive> drive = tool.run(command).read("smartctl", ended -> SmartReport.parse(device.name(), ended));
            if (drive instanceof Reading.Unavailable<Drive> why && why.reason() == Reason.ABSENT) {
                return Reading.unavailable(Reason.ABSENT, why.detail());
            }
            drives.add(
                    switch (drive) {
                        case Reading.Known<Drive>(Drive known) -> known;
                        case Reading.Unavailable<Drive> why -> SmartReport.unknown(device.name(), why);
                    });
        }
        return Reading.of(List.copyOf(drives));
    }

    private static Reading<List<Device>> scanned(ToolResult.Ended ended) {
        try {
            JsonTree scan = JsonTree.parse(ended.output());
            if (!scan.isObject()) {
                return Reading.unavailable(Reason.UNREADABLE, "smartctl --scan printed no JSON object");
            }
            List<Device> found = new ArrayList<>();
            for (JsonTree device : scan.at("devices").elements()) {
                String type = device.at("type").text().value().orElse("");
                device.at("name").text().value().ifPresent(name -> found.add(new Device(name, type)));
            }
            return Reading.of(List.copyOf(found));
        } catch (IOException e) {
            return Reading.unavailable(
                    Reason.UNREADABLE, "smartctl --scan printed no JSON (exit " + ended.exit() + ")");
        }
    }

    private record Device(String name, String type) {}
}
