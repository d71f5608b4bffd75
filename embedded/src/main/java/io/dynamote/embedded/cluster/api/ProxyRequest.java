package io.dynamote.embedded.cluster.api;

/**
 * A request that the service proxy hands on.
 *
 * @param namespace namespace of the Service
 * @param service name of the Service
 * @param port port by number or name; empty for the only one
 * @param method HTTP method
 * @param path path at the Service, decoded, starting with a slash
 * @param body body as text
 */
public record ProxyRequest(String namespace, String service, String port, String method, String path, String body) {}
