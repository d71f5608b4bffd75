package io.dynamote.embedded.cluster.api;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;

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

    Outcome execute(ResourcePath path, ApiRequest request) {
        boolean dryRun = request.isDryRun();
        String body = request.body();
        String type = request.contentType().replaceFirst(";.*", "").strip();
        return switch (type) {
            case "application/apply-patch+yaml" -> apply(path, request, Body.object(body));
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
            default -> throw ApiRefusal.unsupportedMedia(request.contentType());
        };
    }

    private Outcome apply(ResourcePath path, ApiRequest request, ObjectNode wanted) {
        String manager = request.parameter("fieldManager");
        boolean dryRun = request.isDryRun();
        if (manager.isEmpty()) {
            throw ApiRefusal.badRequest("fieldManager is required for apply patch");
        }
        Identity.requireKind(path.type(), wanted);
        Identity.requireName(path.name(), wanted);
        boolean absent = store.get(path.type(), path.namespace(), path.name()).isEmpty();
        if (absent && path.isStatus()) {
            throw ApiRefusal.notFound(path.type(), path.name());
        }
        ObjectNode result = absent
                ? writes.create(path.type(), path.namespace(), wanted, dryRun)
                : writes.change(path, dryRun, object -> {
                    List<AppliedFields.Conflict> conflicts =
                            request.is("force") ? List.of() : applied.conflicts(object, manager, wanted);
                    if (!conflicts.isEmpty()) {
                        throw ApiRefusal.applyConflict(conflicts);
                    }
                    ApplyPatch.merge(object, applied.onlyOf(object, manager), wanted);
                    return object;
                });
        if (!dryRun) {
            applied.remember(result, manager, wanted);
        }
        return new Outcome(result, absent);
    }

    private static ObjectNode patched(ObjectNode object, JsonNode patch) {
        JsonNode result = object;
        try {
            for (JsonNode operation : patch) {
                String at = operation.path("path").asText();
                // The library takes the removal of nothing for done; the standard (RFC 6902) takes it for an error.
                if (operation.path("op").asText().equals("remove")
                        && result.at(at).isMissingNode()) {
                    throw ApiRefusal.unprocessable("remove operation does not apply: nothing is at " + at);
                }
                result = JsonPatch.apply(JsonNodeFactory.instance.arrayNode().add(operation), result);
            }
            return (ObjectNode) result;
        } catch (JsonPatchException | ClassCastException | IllegalArgumentException e) {
            throw ApiRefusal.unprocessable(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome changed(ObjectNode object) {
        return new Outcome(object, false);
    }
}
