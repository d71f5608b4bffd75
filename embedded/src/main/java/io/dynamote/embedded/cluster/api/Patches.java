package io.dynamote.embedded.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;

/** Executes PATCH requests of each content type, server-side apply among them. */
final class Patches {

    private final ObjectStore store;
    private final Writes writes;
    private final AppliedFields applied;

    Patches(ObjectStore store, Writes writes) {
        this.store = store;
        this.writes = writes;
        this.applied = new AppliedFields(store);
    }

    /** The patched object and whether it was created. */
    record Outcome(ObjectNode object, boolean created) {}

    Outcome execute(ResourcePath path, String contentType, String manager, String body, boolean dryRun) {
        String type = contentType.replaceFirst(";.*", "").strip();
        return switch (type) {
            case "application/apply-patch+yaml" -> apply(path, manager, Body.object(body), dryRun);
            // The strategic form differs from a merge patch only in lists with keys; none is patched here.
            case "application/merge-patch+json", "application/strategic-merge-patch+json" -> {
                JsonNode patch = Body.object(body);
                yield changed(writes.change(path, dryRun, object -> {
                    ApplyPatch.mergePatch(object, patch);
                    return object;
                }));
            }
            case "application/json-patch+json" -> {
                JsonNode patch = Body.json(body);
                yield changed(writes.change(path, dryRun, object -> patched(object, patch)));
            }
            default -> throw ApiRefusal.unsupportedMedia(contentType);
        };
    }

    private Outcome apply(ResourcePath path, String manager, ObjectNode wanted, boolean dryRun) {
        if (manager.isEmpty()) {
            throw ApiRefusal.badRequest("fieldManager is required for apply patch");
        }
        String name = Metadata.name(wanted);
        if (!name.equals(path.name())) {
            throw ApiRefusal.badRequest(
                    "the name of the object (%s) does not match the name on the URL (%s)".formatted(name, path.name()));
        }
        boolean absent = store.get(path.type(), path.namespace(), path.name()).isEmpty();
        if (absent && path.isStatus()) {
            throw ApiRefusal.notFound(path.type(), path.name());
        }
        ObjectNode result = absent
                ? writes.create(path.type(), path.namespace(), wanted, dryRun)
                : writes.change(path, dryRun, object -> {
                    ApplyPatch.merge(object, applied.previous(object, manager), wanted);
                    return object;
                });
        if (!dryRun) {
            applied.remember(result, manager, wanted);
        }
        return new Outcome(result, absent);
    }

    private static ObjectNode patched(ObjectNode object, JsonNode patch) {
        try {
            return (ObjectNode) JsonPatch.apply(patch, object);
        } catch (RuntimeException e) {
            throw ApiRefusal.badRequest("the patch cannot be applied: " + e.getMessage());
        }
    }

    private static Outcome changed(ObjectNode object) {
        return new Outcome(object, false);
    }
}
