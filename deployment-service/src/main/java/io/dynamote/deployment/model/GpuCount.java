package io.dynamote.deployment.model;

/**
 * GPUs of one replica, all on one node; also its tensor-parallel size.
 *
 * @param value 1 to 16, the most that one node of today holds
 */
public record GpuCount(int value) {

    public GpuCount {
        Check.range("GPUs per replica", value, 1, 16);
    }
}
