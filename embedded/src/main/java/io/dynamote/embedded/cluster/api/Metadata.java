package io.dynamote.embedded.cluster.api;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The rules of object metadata that the API server keeps, whoever writes. */
public final class Metadata {

    private Metadata() {}

    public static String name(JsonNode object) {
        return object.path("metadata").path("name").asText("");
    }

    public static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asText("");
    }

    public static boolean isDeleting(JsonNode object) {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    public static boolean hasFinalizers(JsonNode object) {
        return !object.path("metadata").path("finalizers").isEmpty();
    }

    /** Now, as timestamps of metadata have it: UTC, whole seconds. */
    public static String timestamp(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Gives a new object its identity. */
    static void initialise(ObjectNode object, Clock clock, Supplier<UUID> ids) {
        ObjectNode metadata = object.withObject("/metadata");
        metadata.put("uid", ids.get().toString());
        metadata.put("creationTimestamp", timestamp(clock));
        metadata.put("generation", 1L);
        metadata.remove("deletionTimestamp");
        metadata.remove("resourceVersion");
        metadata.remove("selfLink");
    }

    /** Keeps what a writer may not change, and counts the generation when anything but metadata and status differs. */
    static void carryOver(ObjectNode before, ObjectNode after) {
        JsonNode old = before.path("metadata");
        ObjectNode metadata = after.withObject("/metadata");
        for (String fixed : new String[] {"uid", "creationTimestamp", "namespace", "deletionTimestamp"}) {
            if (old.has(fixed)) {
                metadata.set(fixed, old.get(fixed));
            } else {
                metadata.remove(fixed);
            }
        }
        long generation = old.path("generation").asLong(1);
        metadata.put("generation", specOf(before).equals(specOf(after)) ? generation : generation + 1);
    }

    /** Whether two versions of an object differ in anything but their resource version. */
    static boolean isSame(ObjectNode before, ObjectNode after) {
        ObjectNode left = before.deepCopy();
        ObjectNode right = after.deepCopy();
        left.withObject("/metadata").remove("resourceVersion");
        right.withObject("/metadata").remove("resourceVersion");
        return left.equals(right);
    }

    private static ObjectNode specOf(ObjectNode object) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (!field.getKey().equals("metadata") && !field.getKey().equals("status")) {
                spec.set(field.getKey(), field.getValue());
            }
        }
        return spec;
    }
}
