package io.dynamote.telemetry.intake;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param accepted lines that are in Kafka
 * @param refused lines that do not hold to the contract; sending them again would not help
 * @param errors the first refused lines
 */
public record IntakeReport(int accepted, int refused, List<LineError> errors) {

    /**
     * Why a line was refused.
     *
     * @param line number of the line, or of the element of the array, from 1 on
     * @param field at fault
     * @param value as it came, cut when it is long
     * @param message what was expected
     */
    public record LineError(int line, String field, String value, String message) {}

    public IntakeReport {
        errors = List.copyOf(errors);
    }
}
