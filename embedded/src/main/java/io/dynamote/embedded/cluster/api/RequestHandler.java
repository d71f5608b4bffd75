package io.dynamote.embedded.cluster.api;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request that is one answer: discovery, reads, writes, logs. Knows nothing of HTTP servers. */
final class RequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

    private final Catalogue catalogue;
    private final ObjectStore store;
    private final Writes writes;
    private final Patches patches;
    private final Discovery discovery;
    private final ClusterInside inside;

    RequestHandler(Catalogue catalogue, Discovery discovery, ObjectStore store, Writes writes, ClusterInside inside) {
        this.catalogue = catalogue;
        this.store = store;
        this.writes = writes;
        this.patches = new Patches(store, writes);
        this.discovery = discovery;
        this.inside = inside;
    }

    /** Status, content type and text of an answer. */
    record Answer(int status, String contentType, String text) {

        static Answer json(int status, ObjectNode object) {
            return new Answer(status, "application/json", Body.text(object));
        }
    }

    Answer handle(ApiRequest request) {
        try {
            return answer(request);
        } catch (ApiRefusal refusal) {
            return Answer.json(refusal.code(), refusal.status());
        } catch (RuntimeException e) {
            // Without this the client would wait for an answer for ever.
            LOG.error("{} {} failed", request.method(), String.join("/", request.segments()), e);
            ApiRefusal refusal = ApiRefusal.internal(String.valueOf(e.getMessage()));
            return Answer.json(refusal.code(), refusal.status());
        }
    }

    Optional<ResourcePath> resource(ApiRequest request) {
        return ResourcePath.parse(catalogue, request.segments());
    }

    private Answer answer(ApiRequest request) {
        if (request.method().equals("GET") && isHealth(request.segments())) {
            return new Answer(200, "text/plain", "ok");
        }
        Optional<ObjectNode> described =
                request.method().equals("GET") ? discovery.answer(request.segments()) : Optional.empty();
        if (described.isPresent()) {
            return Answer.json(200, described.get());
        }
        if (String.join("/", request.segments()).equals("apis/authorization.k8s.io/v1/selfsubjectaccessreviews")) {
            return accessReview(request);
        }
        ResourcePath path = resource(request).filter(RequestHandler::isServed).orElseThrow(ApiRefusal::noSuchPath);
        if (!List.of("", "All").contains(request.parameter("dryRun"))) {
            throw ApiRefusal.badRequest("dryRun: Unsupported value: \"%s\": supported values: \"All\""
                    .formatted(request.parameter("dryRun")));
        }
        if (path.name().isEmpty() && List.of("PUT", "PATCH").contains(request.method())) {
            throw ApiRefusal.methodNotAllowed();
        }
        return switch (request.method()) {
            case "GET" -> read(path, request);
            case "POST" -> create(path, request);
            case "PUT" -> update(path, request);
            case "PATCH" -> patch(path, request);
            case "DELETE" -> delete(path, request);
            default -> throw ApiRefusal.methodNotAllowed();
        };
    }

    private Answer read(ResourcePath path, ApiRequest request) {
        if (path.name().isEmpty()) {
            return Answer.json(200, list(path, request));
        }
        ObjectNode object = store.get(path.type(), path.namespace(), path.name())
                .orElseThrow(() -> ApiRefusal.notFound(path.type(), path.name()));
        if (path.subresource().equals("log") && path.type().equals(ResourceType.POD)) {
            return new Answer(200, "text/plain", inside.log(object, request.is("previous")));
        }
        return Answer.json(200, object);
    }

    private ObjectNode list(ResourcePath path, ApiRequest request) {
        var selected = Selector.of(request.parameter("labelSelector"), request.parameter("fieldSelector"));
        ObjectNode list = JsonNodeFactory.instance
                .objectNode()
                .put("kind", path.type().kind() + "List")
                .put("apiVersion", path.type().apiVersion());
        synchronized (store) {
            // One moment: the version must be that of the items, or a watch from it would miss a change.
            list.putObject("metadata").put("resourceVersion", Long.toString(store.version()));
            var items = list.putArray("items");
            store.list(path.type(), path.namespace()).stream().filter(selected).forEach(items::add);
        }
        return list;
    }

    private Answer create(ResourcePath path, ApiRequest request) {
        if (!path.name().isEmpty()) {
            throw ApiRefusal.methodNotAllowed();
        }
        return Answer.json(
                201, writes.create(path.type(), path.namespace(), Body.object(request.body()), request.isDryRun()));
    }

    private Answer update(ResourcePath path, ApiRequest request) {
        ObjectNode wanted = Body.object(request.body());
        return Answer.json(200, writes.change(path, request.isDryRun(), object -> wanted.deepCopy()));
    }

    private Answer patch(ResourcePath path, ApiRequest request) {
        Patches.Outcome outcome = patches.execute(path, request);
        return Answer.json(outcome.created() ? 201 : 200, outcome.object());
    }

    private Answer delete(ResourcePath path, ApiRequest request) {
        ObjectNode options =
                request.body().isBlank() ? JsonNodeFactory.instance.objectNode() : Body.object(request.body());
        boolean dryRun =
                request.isDryRun() || options.path("dryRun").path(0).asText().equals("All");
        if (path.name().isEmpty()) {
            var selected = Selector.of(request.parameter("labelSelector"), request.parameter("fieldSelector"));
            ObjectNode doomed = list(path, request);
            for (ObjectNode object : store.list(path.type(), path.namespace())) {
                if (selected.test(object)) {
                    writes.delete(one(path, object), isGraceful(path, options), dryRun);
                }
            }
            return Answer.json(200, doomed);
        }
        return Answer.json(200, writes.delete(path, isGraceful(path, options), dryRun, Preconditions.of(options)));
    }

    private static boolean isServed(ResourcePath path) {
        return switch (path.subresource()) {
            case "" -> true;
            case "status" -> path.type().statusSubresource();
            case "log" -> path.type().equals(ResourceType.POD);
            default -> false;
        };
    }

    private static ResourcePath one(ResourcePath path, ObjectNode object) {
        return new ResourcePath(path.type(), Metadata.namespace(object), Metadata.name(object), "");
    }

    private static boolean isGraceful(ResourcePath path, ObjectNode options) {
        return path.type().equals(ResourceType.POD)
                && options.path("gracePeriodSeconds").asInt(1) > 0;
    }

    private static boolean isHealth(List<String> segments) {
        return segments.size() == 1 && List.of("healthz", "livez", "readyz").contains(segments.getFirst());
    }

    /** The simulated cluster has no users: everybody may do everything. */
    private static Answer accessReview(ApiRequest request) {
        ObjectNode review = Body.object(request.body());
        review.putObject("status").put("allowed", true);
        return Answer.json(201, review);
    }
}
