package io.dynamote.demo.traffic;

/**
 * Where requests go.
 *
 * @param deployment {@code namespace/name}
 * @param team that owns it
 * @param model that it serves
 */
public record Target(String deployment, String team, String model) {}
