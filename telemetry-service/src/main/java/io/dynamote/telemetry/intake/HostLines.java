package io.dynamote.telemetry.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleType;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSampleReader;

/** Checks a body of samples of hosts; they are handed on as they came. */
final class HostLines {

    private final List<OutgoingSample> samples = new ArrayList<>();
    private final IntakeReport report;

    private HostLines(byte[] body) {
        report = BodyLines.read(body, (offset, length) -> take(body, offset, length));
    }

    static HostLines read(byte[] body) {
        return new HostLines(body);
    }

    private void take(byte[] body, int offset, int length) throws InvalidSampleException {
        try {
            HostSample sample = HostSampleReader.read(body, offset, length);
            samples.add(new OutgoingSample(
                    SampleType.HOST_SAMPLE, sample.key(), Arrays.copyOfRange(body, offset, offset + length)));
        } catch (UnreadableEventException e) {
            throw new InvalidSampleException(
                    "sample", String.valueOf(e.getMessage()), "must be a " + HostSample.SCHEMA);
        }
    }

    /** What is to be sent. */
    List<OutgoingSample> samples() {
        return samples;
    }

    /** What the sender is told. */
    IntakeReport report() {
        return report;
    }
}
