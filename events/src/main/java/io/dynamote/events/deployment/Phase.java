package io.dynamote.events.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a deployment stands. */
public enum Phase {
    /** Accepted here, not yet acted on by the cluster. */
    @JsonProperty("Pending")
    PENDING,
    /** The cluster works on the desired revision. */
    @JsonProperty("Deploying")
    DEPLOYING,
    /** Every component serves the desired revision with all its replicas. */
    @JsonProperty("Running")
    RUNNING,
    /** It will not come up without someone's help, or its deadline has passed. */
    @JsonProperty("Failed")
    FAILED,
    /** Being deleted. */
    @JsonProperty("Terminating")
    TERMINATING
}
