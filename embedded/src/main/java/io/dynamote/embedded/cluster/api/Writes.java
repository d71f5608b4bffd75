package io.dynamote.embedded.cluster.api;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes with the guarantees of the API server: identity, generation, optimistic locking, status apart, admission,
 * finalizers, dry run. Every write is a read, a pure change and a compare-and-set, repeated when it loses a race.
 */
public final class Writes {

    private final ObjectStore store;
    private final Admission admission;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public Writes(ObjectStore store, Admission admission, Clock clock, Supplier<UUID> ids) {
        this.store = store;
        this.admission = admission;
        this.clock = clock;
        this.ids = ids;
    }

    /** Creates an object and answers it as stored. */
    public ObjectNode create(ResourceType type, String namespace, ObjectNode wanted, boolean dryRun) {
        if (type.namespaced()
                && store.get(ResourceType.NAMESPACE, "", namespace).isEmpty()) {
            throw ApiRefusal.notFound(ResourceType.NAMESPACE, namespace);
        }
        ObjectNode object = prepared(type, namespace, wanted);
        String name = Metadata.name(object);
        if (store.get(type, namespace, name).isPresent()) {
            throw ApiRefusal.alreadyExists(type, name);
        }
        if (type.statusSubresource() && type.group().equals("nvidia.com")) {
            object.remove("status");
        }
        Metadata.initialise(object, clock, ids);
        refuse(type, name, admission.review(type, null, object));
        if (!dryRun && !store.swap(type, namespace, name, null, object)) {
            throw ApiRefusal.alreadyExists(type, name);
        }
        return object;
    }

    /**
     * Changes an object.
     *
     * @param path the object, or its status: then only the status changes, and otherwise all but the status
     * @param dryRun whether nothing is stored
     * @param change makes the wanted object of a copy of the present one
     */
    public ObjectNode change(ResourcePath path, boolean dryRun, UnaryOperator<ObjectNode> change) {
        ResourceType type = path.type();
        while (true) {
            ObjectNode before = store.get(type, path.namespace(), path.name())
                    .orElseThrow(() -> ApiRefusal.notFound(type, path.name()));
            ObjectNode after = change.apply(before.deepCopy());
            Identity.requireKind(type, after);
            Identity.requireName(path.name(), after);
            Identity.requireNamespace(path.namespace(), after);
            String expected = after.path("metadata").path("resourceVersion").asText("");
            if (!expected.isEmpty()
                    && !expected.equals(
                            before.path("metadata").path("resourceVersion").asText())) {
                throw ApiRefusal.conflict(type, path.name());
            }
            ObjectNode merged = separated(path, before, after);
            Metadata.carryOver(before, merged);
            refuse(type, path.name(), admission.review(type, before, merged));
            Metadata.carryOver(before, merged);
            if (dryRun || Metadata.isSame(before, merged)) {
                return dryRun ? merged : before;
            }
            boolean finished =
                    Metadata.isDeleting(merged) && Metadata.hasFinalizers(before) && !Metadata.hasFinalizers(merged);
            if (store.swap(type, path.namespace(), path.name(), before, finished ? null : merged)) {
                return merged;
            }
        }
    }

    /**
     * Deletes an object: at once, or, when finalizers or a kubelet have to act first, by marking it.
     *
     * @param graceful whether the kind is ended by somebody (pods), and not told to go at once
     */
    public ObjectNode delete(ResourcePath path, boolean graceful, boolean dryRun) {
        return delete(path, graceful, dryRun, Preconditions.NONE);
    }

    ObjectNode delete(ResourcePath path, boolean graceful, boolean dryRun, Preconditions preconditions) {
        ResourceType type = path.type();
        while (true) {
            ObjectNode before = store.get(type, path.namespace(), path.name())
                    .orElseThrow(() -> ApiRefusal.notFound(type, path.name()));
            preconditions.require(type, before);
            boolean marks = graceful || Metadata.hasFinalizers(before);
            if (dryRun || (marks && Metadata.isDeleting(before))) {
                return before;
            }
            ObjectNode marked = before.deepCopy();
            marked.withObject("/metadata")
                    .put("deletionTimestamp", Metadata.timestamp(clock))
                    .put("deletionGracePeriodSeconds", graceful ? 60 : 0);
            if (store.swap(type, path.namespace(), path.name(), before, marks ? marked : null)) {
                return marked;
            }
        }
    }

    /**
     * Changes an object from inside the cluster, status included and without admission.
     *
     * @return the object as stored; empty when there is none
     */
    public Optional<ObjectNode> edit(
            ResourceType type, String namespace, String name, UnaryOperator<ObjectNode> change) {
        while (true) {
            Optional<ObjectNode> before = store.get(type, namespace, name);
            if (before.isEmpty()) {
                return before;
            }
            ObjectNode after = change.apply(before.get().deepCopy());
            Metadata.carryOver(before.get(), after);
            if (Metadata.isSame(before.get(), after)) {
                return before;
            }
            boolean finished = Metadata.isDeleting(after)
                    && Metadata.hasFinalizers(before.get())
                    && !Metadata.hasFinalizers(after);
            if (store.swap(type, namespace, name, before.get(), finished ? null : after)) {
                return Optional.of(after);
            }
        }
    }

    /** Removes an object from inside the cluster, whatever its finalizers; does nothing when it is gone. */
    public void remove(ResourceType type, String namespace, String name) {
        Optional<ObjectNode> present = store.get(type, namespace, name);
        while (present.isPresent() && !store.swap(type, namespace, name, present.get(), null)) {
            present = store.get(type, namespace, name);
        }
    }

    /** Deletes a pod as the API would: it is marked, and its kubelet ends it. */
    public void deletePod(String namespace, String name) {
        if (store.get(ResourceType.POD, namespace, name).isPresent()) {
            delete(new ResourcePath(ResourceType.POD, namespace, name, ""), true, false);
        }
    }

    private static ObjectNode prepared(ResourceType type, String namespace, ObjectNode wanted) {
        Identity.requireKind(type, wanted);
        Identity.requireNamespace(namespace, wanted);
        ObjectNode object = wanted.deepCopy();
        ObjectNode metadata = object.withObject("/metadata");
        if (type.namespaced()) {
            metadata.put("namespace", namespace);
        }
        if (Metadata.name(object).isEmpty()) {
            String prefix = metadata.path("generateName").asText("");
            if (prefix.isEmpty()) {
                throw ApiRefusal.invalid(
                        type, "", List.of(Cause.required("metadata.name", "name or generateName is required")));
            }
            metadata.put("name", prefix + UUID.randomUUID().toString().substring(0, 5));
        }
        return object;
    }

    private static ObjectNode separated(ResourcePath path, ObjectNode before, ObjectNode after) {
        if (path.isStatus()) {
            ObjectNode merged = before.deepCopy();
            merged.set("status", after.path("status").isMissingNode() ? merged.objectNode() : after.get("status"));
            return merged;
        }
        if (path.type().statusSubresource()) {
            JsonNode status = before.get("status");
            after.remove("status");
            if (status != null) {
                after.set("status", status);
            }
        }
        return after;
    }

    private static void refuse(ResourceType type, String name, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw ApiRefusal.invalid(type, name, causes);
        }
    }
}
