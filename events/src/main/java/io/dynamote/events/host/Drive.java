package io.dynamote.events.host;

import java.util.List;
import java.util.Locale;

import io.dynamote.events.UnreadableEventException;

/**
 * Health of one drive as the drive itself reports it (NVMe health log or SMART).
 *
 * @param device {@code system.device}: for example /dev/nvme0
 * @param model {@code hw.model}: of the maker
 * @param serial {@code hw.serial_number}: of the maker
 * @param firmware {@code hw.firmware_version}: version
 * @param protocol {@code dynamote.drive.protocol}: NVMe, ATA or SCSI
 * @param size {@code hw.physical_disk.size}: bytes
 * @param status {@code hw.status}: verdict of the drive
 * @param wear {@code dynamote.drive.wear}: share of the endurance that is used, from 0 on; may exceed 1. Not
 *     OpenTelemetry's hw.physical_disk.endurance_utilization, which is what remains
 * @param spare {@code dynamote.drive.spare}: share of the spare blocks that is left, 0 to 1
 * @param spareThreshold {@code dynamote.drive.spare.threshold}: share below which the drive warns
 * @param temperature {@code hw.temperature}: degrees Celsius
 * @param powerOnHours {@code dynamote.drive.power_on.hours}: hours under power in its life
 * @param powerCycles {@code dynamote.drive.power_cycles}: starts in its life
 * @param unsafeShutdowns {@code dynamote.drive.unsafe_shutdowns}: losses of power in its life
 * @param mediaErrors {@code hw.errors}: errors of the medium in its life
 * @param written {@code dynamote.drive.written}: bytes written in its life
 * @param read {@code dynamote.drive.read}: bytes read in its life
 * @param warnings {@code dynamote.drive.warnings}: what the drive or smartctl warns of, in words
 */
public record Drive(
        String device,
        Reading<String> model,
        Reading<String> serial,
        Reading<String> firmware,
        Reading<String> protocol,
        Reading<Long> size,
        Status status,
        Reading<Double> wear,
        Reading<Double> spare,
        Reading<Double> spareThreshold,
        Reading<Double> temperature,
        Reading<Long> powerOnHours,
        Reading<Long> powerCycles,
        Reading<Long> unsafeShutdowns,
        Reading<Long> mediaErrors,
        Reading<Long> written,
        Reading<Long> read,
        List<String> warnings)
        implements HostPart {

    /** Verdict of a drive on itself. In JSON the name in lower case. */
    public enum Status {
        /** Nothing is wrong. */
        OK,
        /** It works and warns. */
        DEGRADED,
        /** It says that it is failing. */
        FAILED,
        /** It said nothing. */
        UNKNOWN;

        private final String id = name().toLowerCase(Locale.ROOT);

        String id() {
            return id;
        }
    }

    public Drive {
        warnings = List.copyOf(warnings);
    }

    @Override
    public void write(FieldWriter out) {
        out.text("system.device", device);
        out.text("hw.model", model);
        out.text("hw.serial_number", serial);
        out.text("hw.firmware_version", firmware);
        out.text("dynamote.drive.protocol", protocol);
        out.count("hw.physical_disk.size", size);
        out.text("hw.status", status.id());
        out.number("dynamote.drive.wear", wear);
        out.number("dynamote.drive.spare", spare);
        out.number("dynamote.drive.spare.threshold", spareThreshold);
        out.number("hw.temperature", temperature);
        out.count("dynamote.drive.power_on.hours", powerOnHours);
        out.count("dynamote.drive.power_cycles", powerCycles);
        out.count("dynamote.drive.unsafe_shutdowns", unsafeShutdowns);
        out.count("hw.errors", mediaErrors);
        out.count("dynamote.drive.written", written);
        out.count("dynamote.drive.read", read);
        out.texts("dynamote.drive.warnings", warnings);
    }

    static Drive read(FieldReader in) throws UnreadableEventException {
        return new Drive(
                in.text("system.device"),
                in.textReading("hw.model"),
                in.textReading("hw.serial_number"),
                in.textReading("hw.firmware_version"),
                in.textReading("dynamote.drive.protocol"),
                in.countReading("hw.physical_disk.size"),
                in.oneOf("hw.status", Status.values(), Status::id),
                in.numberReading("dynamote.drive.wear"),
                in.numberReading("dynamote.drive.spare"),
                in.numberReading("dynamote.drive.spare.threshold"),
                in.numberReading("hw.temperature"),
                in.countReading("dynamote.drive.power_on.hours"),
                in.countReading("dynamote.drive.power_cycles"),
                in.countReading("dynamote.drive.unsafe_shutdowns"),
                in.countReading("hw.errors"),
                in.countReading("dynamote.drive.written"),
                in.countReading("dynamote.drive.read"),
                in.texts("dynamote.drive.warnings"));
    }
}
