package io.dynamote.embedded.cluster.api;

/**
 * A request that the API server's proxy hands on.
 *
 * @param namespace namespace of the Service or pod
 * @param target whether a Service or a pod is meant
 * @param name its name
 * @param port port by number or name; empty for the only one
 * @param method HTTP method
 * @param path path there, decoded, starting with a slash
 * @param body body as text
 */
public record ProxyRequest(
        String namespace, Target target, String name, String port, String method, String path, String body) {

    /** What can be behind the proxy. */
    public enum Target {
        /** Any ready pod of a Service. */
        SERVICE,
        /** One pod. */
        POD
    }
}
