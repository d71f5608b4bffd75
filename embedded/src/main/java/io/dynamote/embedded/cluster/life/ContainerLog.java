package io.dynamote.embedded.cluster.life;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.embedded.cluster.api.ObjectStore;

/** What the container of a pod has written so far. */
public final class ContainerLog {

    private final Fates fates;

    public ContainerLog(ObjectStore store) {
        this.fates = new Fates(store);
    }

    /**
     * The log, one line each, oldest first.
     *
     * @param previous that of the container before the last restart
     */
    public String of(JsonNode pod, boolean previous) {
        JsonNode container = pod.at("/status/containerStatuses/0");
        JsonNode state = previous ? container.path("lastState") : container.path("state");
        if (state.has("waiting") || state.isEmpty()) {
            return "";
        }
        var lines = new ArrayList<String>();
        lines.add("INFO dynamo: starting " + pod.at("/metadata/name").asText());
        if (fates.of(pod) instanceof Fate.Crashes(int code, String reason, var after, List<String> lastWords)) {
            lines.addAll(lastWords);
        } else if (PodStatus.isReady(pod)) {
            lines.add("INFO dynamo: ready");
        }
        return String.join("\n", lines) + "\n";
    }
}
