package io.dynamote.embedded.cluster.api;

import java.util.List;
import java.util.Map;

/**
 * A request to the API server.
 *
 * @param method HTTP method
 * @param segments decoded parts of the path
 * @param parameters decoded query parameters
 * @param contentType content type of the body; empty without one
 * @param body body as text; empty without one
 */
record ApiRequest(
        String method, List<String> segments, Map<String, String> parameters, String contentType, String body) {

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    boolean is(String name) {
        return parameter(name).equals("true") || parameter(name).equals("1");
    }

    boolean isDryRun() {
        return parameter("dryRun").equals("All");
    }
}
