package io.dynamote.telemetry.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.traffic.GatewayPulse;

/** Checks a body of pulses; they are handed on as they came. */
final class PulseLines {

    private final List<OutgoingSample> samples = new ArrayList<>();
    private final IntakeReport report;

    private PulseLines(byte[] body) {
        report = BodyLines.read(body, (offset, length) -> take(Arrays.copyOfRange(body, offset, offset + length)));
    }

    static PulseLines read(byte[] body) {
        return new PulseLines(body);
    }

    private void take(byte[] line) throws InvalidSampleException {
        GatewayPulse pulse = SampleCodec.decode(line, GatewayPulse.class);
        samples.add(new OutgoingSample(SampleType.GATEWAY_PULSE, pulse.producer(), line));
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
