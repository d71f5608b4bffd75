package io.dynamote.telemetry.hosthistory;

import io.dynamote.events.host.Drive;

/** How a drive is known over time: by its serial number, since devices change places at a boot; by its device without one. */
final class DriveNames {

    private DriveNames() {}

    static String of(Drive drive) {
        return drive.serial().value().filter(serial -> !serial.isBlank()).orElse(drive.device());
    }
}
