package io.dynamote.deployment.model;

/**
 * Wanted replicas of one component. Scaling to zero is not offered: Dynamo forgets a model without workers, so no
 * request could wake it again.
 *
 * @param value 1 to 1000
 */
public record ReplicaCount(int value) {

    public ReplicaCount {
        Check.range("replicas", value, 1, 1000);
    }
}
