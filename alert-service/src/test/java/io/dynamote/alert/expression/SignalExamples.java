package io.dynamote.alert.expression;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;

/** Signals to evaluate on. */
public final class SignalExamples {

    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final SignalKind kind;
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, String> unavailable = new HashMap<>();
    private String entity = "gpu-01";
    private Instant time = NOON;

    private SignalExamples(SignalKind kind) {
        this.kind = kind;
    }

    public static SignalExamples of(SignalKind kind) {
        return new SignalExamples(kind);
    }

    public static SignalExamples host() {
        return of(SignalKind.HOST).label("name", "gpu-01").label("role", "gpu").label("state", "live");
    }

    public SignalExamples entity(String name) {
        entity = name;
        return this;
    }

    public SignalExamples at(Instant at) {
        time = at;
        return this;
    }

    public SignalExamples label(String name, String value) {
        labels.put(name, value);
        return this;
    }

    public SignalExamples value(String name, double value) {
        values.put(name, value);
        return this;
    }

    public SignalExamples without(String name, String reason) {
        unavailable.put(name, reason);
        return this;
    }

    public Signal signal() {
        return new Signal(kind, entity, time, labels, values, unavailable);
    }

    public Figures figures() {
        return Figures.of(kind).fill(signal());
    }
}
