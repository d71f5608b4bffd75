package io.dynamote.deployment.model;

/**
 * What one worker replica asks of its node.
 *
 * @param gpus whole GPUs
 * @param memory host memory, requested and limited alike
 */
public record Resources(GpuCount gpus, MemoryQuantity memory) {}
