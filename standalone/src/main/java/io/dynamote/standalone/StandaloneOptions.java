package io.dynamote.standalone;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How to start everything.
 *
 * @param ports where each part listens
 * @param installation where data are kept
 * @param kubeconfig the real cluster to use; null for a simulated one
 * @param simulationSpeed simulated seconds per second, where the cluster is simulated
 */
public record StandaloneOptions(
        Ports ports, Installation installation, @Nullable Path kubeconfig, double simulationSpeed) {}
