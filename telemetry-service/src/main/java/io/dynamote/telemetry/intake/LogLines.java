package io.dynamote.telemetry.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.log.LogLine;

/** Checks a body of log lines; they are handed on with their text cleaned. */
final class LogLines {

    private final List<OutgoingSample> samples = new ArrayList<>();
    private final IntakeReport report;

    private LogLines(byte[] body) {
        report = BodyLines.read(body, (offset, length) -> take(Arrays.copyOfRange(body, offset, offset + length)));
    }

    static LogLines read(byte[] body) {
        return new LogLines(body);
    }

    private void take(byte[] json) throws InvalidSampleException {
        LogLine line = SampleCodec.decode(json, LogLine.class);
        samples.add(new OutgoingSample(SampleType.LOG_LINE, line.service(), SampleCodec.encode(line)));
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
