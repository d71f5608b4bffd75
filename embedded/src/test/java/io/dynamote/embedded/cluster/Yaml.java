package io.dynamote.embedded.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.Body;

/** Objects for tests, written as YAML. */
public final class Yaml {

    private Yaml() {}

    public static ObjectNode object(String yaml) {
        return Body.object(yaml);
    }
}
