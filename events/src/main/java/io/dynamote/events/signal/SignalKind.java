package io.dynamote.events.signal;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kinds of entities that have signals. */
public enum SignalKind {
    /**
     * Traffic of a scope: entity {@code all}, {@code model:…}, {@code deployment:…} or {@code team:…}. Rates are over the
     * last 10 s, ratios and percentiles over the last 60 s.
     */
    @JsonProperty("traffic")
    TRAFFIC("traffic", TrafficVariables.all(), SignalLabels.traffic()),
    /** A host: entity is its id. */
    @JsonProperty("host")
    HOST("host", HostVariables.all(), SignalLabels.host()),
    /** A job: entity is its id. */
    @JsonProperty("job")
    JOB("job", JobVariables.all(), SignalLabels.job()),
    /** A deployment: entity is {@code namespace/name}. */
    @JsonProperty("deployment")
    DEPLOYMENT("deployment", DeploymentVariables.all(), SignalLabels.deployment());

    private final String word;
    private final List<Variable> variables;
    private final List<SignalLabel> labels;

    SignalKind(String word, List<Variable> variables, List<SignalLabel> labels) {
        this.word = word;
        this.variables = variables;
        this.labels = labels;
    }

    /** The word in JSON and in record keys. */
    public String word() {
        return word;
    }

    /** The figures that signals of this kind have. */
    public List<Variable> variables() {
        return variables;
    }

    /** The labels that signals of this kind have. */
    public List<SignalLabel> labels() {
        return labels;
    }
}
