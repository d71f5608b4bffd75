package io.dynamote.alert.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.Variable;
import org.jspecify.annotations.Nullable;

/**
 * A signal laid out for evaluation: figures by the number of their variable, so that a rule looks nothing up by name. Made
 * once and filled again for each signal; belongs to one thread.
 */
public final class Figures {

    private static final String NOT_TOLD = "not told";

    private final Vocabulary vocabulary;
    private final double[] numbers;
    private String entity = "";
    private Map<String, String> labels = Map.of();
    private Map<String, String> reasons = Map.of();
    private String otherReason = NOT_TOLD;
    private Map<String, Double> values = Map.of();
    private long read;
    private long missing;
    private long unknown;
    private @Nullable String failure;

    private Figures(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.numbers = new double[vocabulary.kind().variables().size()];
    }

    /** Room for the signals of a kind. */
    public static Figures of(SignalKind kind) {
        return new Figures(Vocabulary.of(kind));
    }

    /** Takes the figures of a signal in place of those before. */
    public Figures fill(Signal signal) {
        if (signal.kind() != vocabulary.kind()) {
            throw new IllegalArgumentException("signal must be of a "
                    + vocabulary.kind().word() + ", not: " + signal.kind().word());
        }
        entity = signal.entity();
        labels = signal.labels();
        reasons = signal.unavailable();
        otherReason = NOT_TOLD;
        values = signal.values();
        read = 0;
        missing = 0;
        return this;
    }

    /** Takes the place of a signal that stays away: what is known are the labels of the last one. */
    public Figures missing(String absentEntity, Map<String, String> lastLabels, String reason) {
        entity = absentEntity;
        labels = lastLabels;
        reasons = Map.of();
        otherReason = reason;
        read = -1L;
        missing = -1L;
        return this;
    }

    /** The kind of the signals. */
    public SignalKind kind() {
        return vocabulary.kind();
    }

    double value(int variable) {
        long bit = 1L << variable;
        if ((read & bit) == 0) {
            read(variable, bit);
        }
        if ((missing & bit) != 0) {
            unknown |= bit;
        }
        return numbers[variable];
    }

    /** Only what some rule asks for is looked up, once a signal. */
    private void read(int variable, long bit) {
        read |= bit;
        Double value = values.get(vocabulary.names().get(variable));
        if (value == null) {
            missing |= bit;
        } else {
            numbers[variable] = value;
        }
    }

    String entity() {
        return entity;
    }

    /** A label; empty if it is not there. */
    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    void begin() {
        unknown = 0;
        failure = null;
    }

    long unknown() {
        return unknown;
    }

    /** What went wrong in the last evaluation; null if nothing. */
    public @Nullable String failure() {
        return failure;
    }

    void fail(String message) {
        if (failure == null) {
            failure = message;
        }
    }

    /** Forgets the marks that were made since. */
    void rewind(long unknownBefore, @Nullable String failureBefore) {
        unknown = unknownBefore;
        failure = failureBefore;
    }

    /** Ends a comparison: what it says, unless a mark was made since. */
    Truth settle(long unknownBefore, @Nullable String failureBefore, boolean holds) {
        if (unknown != 0) {
            unknown |= unknownBefore;
            return Truth.UNKNOWN;
        }
        unknown = unknownBefore;
        if (failure != null) {
            return Truth.FAILED;
        }
        failure = failureBefore;
        return holds ? Truth.TRUE : Truth.FALSE;
    }

    /** Why the figures that were marked are unavailable, by name. */
    Map<String, String> why() {
        Map<String, String> why = new LinkedHashMap<>();
        List<Variable> variables = vocabulary.kind().variables();
        for (int i = 0; i < variables.size(); i++) {
            if ((unknown & (1L << i)) != 0) {
                String name = variables.get(i).name();
                why.put(name, reasons.getOrDefault(name, otherReason));
            }
        }
        return why;
    }
}
