package io.dynamote.events.signal;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kinds of entities that have signals. */
public enum SignalKind {
    /**
     * Traffic of a scope: entity {@code all}, {@code model:…}, {@code deployment:…} or {@code team:…}. Rates are over the
     * last 10 s, ratios and percentiles over the last 60 s. Labels: {@code scope}, and {@code model}, {@code deployment}
     * or {@code team}.
     */
    @JsonProperty("traffic")
    TRAFFIC("traffic", TrafficVariables.all()),
    /** A host: entity is its id. Labels: {@code name}, {@code role}, {@code state}. */
    @JsonProperty("host")
    HOST("host", HostVariables.all()),
    /** A job: entity is its id. Labels: {@code name}, {@code kind}, {@code source}, {@code status}, {@code stage}. */
    @JsonProperty("job")
    JOB("job", JobVariables.all()),
    /**
     * A deployment: entity is {@code namespace/name}. Labels: {@code namespace}, {@code name}, {@code team}, {@code model},
     * {@code engine}, {@code phase}, {@code reason}, {@code revision}.
     */
    @JsonProperty("deployment")
    DEPLOYMENT("deployment", DeploymentVariables.all());

    private final String word;
    private final List<Variable> variables;

    SignalKind(String word, List<Variable> variables) {
        this.word = word;
        this.variables = variables;
    }

    /** The word in JSON and in record keys. */
    public String word() {
        return word;
    }

    /** The figures that signals of this kind have. */
    public List<Variable> variables() {
        return variables;
    }
}
