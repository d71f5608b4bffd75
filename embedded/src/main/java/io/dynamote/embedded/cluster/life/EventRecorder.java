package io.dynamote.embedded.cluster.life;

import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.Metadata;
import io.dynamote.embedded.cluster.api.ResourceType;
import io.dynamote.embedded.cluster.api.Writes;

/**
 * Writes core/v1 Events. The same one again counts up, as Kubernetes does it; the oldest go when there are too many,
 * where Kubernetes keeps them for an hour.
 */
final class EventRecorder {

    private static final int MOST = 2_000;

    private final Writes writes;
    private final SimulatedTime time;
    private final Supplier<UUID> ids;
    private final LinkedHashMap<Key, Recorded> recorded = new LinkedHashMap<>();

    private record Key(String uid, String object, String reason, String message) {}

    private record Recorded(String namespace, String name) {}

    EventRecorder(Writes writes, SimulatedTime time, Supplier<UUID> ids) {
        this.writes = writes;
        this.time = time;
        this.ids = ids;
    }

    void normal(JsonNode about, String component, String reason, String message) {
        record(about, component, "Normal", reason, message);
    }

    void warning(JsonNode about, String component, String reason, String message) {
        record(about, component, "Warning", reason, message);
    }

    private void record(JsonNode about, String component, String type, String reason, String message) {
        String namespace = Metadata.namespace(about);
        var key = new Key(about.at("/metadata/uid").asText(), Metadata.name(about), reason, message);
        Recorded known = recorded.get(key);
        boolean counted = known != null
                && writes.edit(
                                ResourceType.EVENT,
                                namespace,
                                known.name(),
                                event -> event.put("count", event.path("count").asInt() + 1)
                                        .put("lastTimestamp", time.timestamp()))
                        .isPresent();
        if (!counted) {
            recorded.put(key, new Recorded(namespace, create(about, component, type, reason, message)));
            forgetOldest();
        }
    }

    private void forgetOldest() {
        if (recorded.size() > MOST) {
            Recorded oldest = recorded.pollFirstEntry().getValue();
            writes.remove(ResourceType.EVENT, oldest.namespace(), oldest.name());
        }
    }

    private String create(JsonNode about, String component, String type, String reason, String message) {
        String namespace = Metadata.namespace(about);
        String name = Metadata.name(about) + "."
                + ids.get().toString().replace("-", "").substring(0, 16);
        ObjectNode event =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Event");
        event.putObject("metadata").put("name", name).put("namespace", namespace);
        event.putObject("involvedObject")
                .put("apiVersion", about.path("apiVersion").asText())
                .put("kind", about.path("kind").asText())
                .put("namespace", namespace)
                .put("name", Metadata.name(about))
                .put("uid", about.at("/metadata/uid").asText())
                .put("resourceVersion", about.at("/metadata/resourceVersion").asText());
        event.put("type", type).put("reason", reason).put("message", message).put("count", 1);
        event.put("firstTimestamp", time.timestamp()).put("lastTimestamp", time.timestamp());
        event.put("reportingComponent", component).put("reportingInstance", "");
        event.putObject("source").put("component", component);
        writes.create(ResourceType.EVENT, namespace, event, false);
        return name;
    }
}
