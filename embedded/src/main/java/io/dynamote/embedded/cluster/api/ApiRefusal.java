package io.dynamote.embedded.cluster.api;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that is answered with a Kubernetes {@code Status} of failure. */
public final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient ObjectNode status;

    private ApiRefusal(int code, String reason, String message, ObjectNode details) {
        super(message, null, false, false);
        this.code = code;
        this.status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Failure").put("message", message).put("reason", reason);
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        status.put("code", code);
    }

    int code() {
        return code;
    }

    ObjectNode status() {
        return status;
    }

    static ApiRefusal notFound(ResourceType type, String name) {
        return new ApiRefusal(
                404, "NotFound", "%s \"%s\" not found".formatted(qualified(type), name), details(type, name));
    }

    static ApiRefusal noSuchPath() {
        return new ApiRefusal(404, "NotFound", "the server could not find the requested resource", empty());
    }

    static ApiRefusal alreadyExists(ResourceType type, String name) {
        return new ApiRefusal(
                409, "AlreadyExists", "%s \"%s\" already exists".formatted(qualified(type), name), details(type, name));
    }

    static ApiRefusal conflict(ResourceType type, String name) {
        return conflict(
                type,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    static ApiRefusal conflict(ResourceType type, String name, String why) {
        return new ApiRefusal(
                409,
                "Conflict",
                "Operation cannot be fulfilled on %s \"%s\": %s".formatted(qualified(type), name, why),
                details(type, name));
    }

    /** An apply without force would take fields from other managers. */
    static ApiRefusal applyConflict(List<AppliedFields.Conflict> conflicts) {
        ObjectNode details = empty();
        var causes = details.putArray("causes");
        for (AppliedFields.Conflict conflict : conflicts) {
            causes.addObject()
                    .put("reason", "FieldManagerConflict")
                    .put("message", "conflict with \"%s\"".formatted(conflict.manager()))
                    .put("field", conflict.field());
        }
        String all = conflicts.stream()
                .map(conflict -> "conflict with \"%s\": %s".formatted(conflict.manager(), conflict.field()))
                .collect(Collectors.joining("\n"));
        return new ApiRefusal(
                409,
                "Conflict",
                "Apply failed with %d conflict%s: %s"
                        .formatted(conflicts.size(), conflicts.size() == 1 ? "" : "s", all),
                details);
    }

    /** The body can be read, but not be carried out. */
    static ApiRefusal unprocessable(String why) {
        ObjectNode details = empty();
        details.putArray("causes")
                .addObject()
                .put("reason", "UnexpectedServerResponse")
                .put("message", why);
        return new ApiRefusal(
                422, "Invalid", "the server rejected our request due to an error in our request", details);
    }

    static ApiRefusal internal(String why) {
        return new ApiRefusal(500, "InternalError", "Internal error occurred: " + why, empty());
    }

    static ApiRefusal badRequest(String message) {
        return new ApiRefusal(400, "BadRequest", message, empty());
    }

    static ApiRefusal unsupportedMedia(String contentType) {
        return new ApiRefusal(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format: " + contentType,
                empty());
    }

    static ApiRefusal methodNotAllowed() {
        return new ApiRefusal(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource", empty());
    }

    static ApiRefusal expired() {
        return new ApiRefusal(410, "Expired", "too old resource version", empty());
    }

    /** The Service has no pod that could answer. */
    public static ApiRefusal noEndpoints(String service) {
        return new ApiRefusal(
                503, "ServiceUnavailable", "no endpoints available for service \"%s\"".formatted(service), empty());
    }

    /** There is no such Service. */
    public static ApiRefusal noService(String service) {
        return notFound(ResourceType.SERVICE, service);
    }

    /** There is no such pod. */
    public static ApiRefusal noPod(String pod) {
        return notFound(ResourceType.POD, pod);
    }

    /** Nothing listens at the port of a pod. */
    public static ApiRefusal connectionRefused(String address) {
        return new ApiRefusal(
                503,
                "ServiceUnavailable",
                "error trying to reach service: dial tcp %s: connect: connection refused".formatted(address),
                empty());
    }

    static ApiRefusal invalid(ResourceType type, String name, List<Cause> causes) {
        ObjectNode details = details(type, name);
        var list = details.putArray("causes");
        for (Cause cause : causes) {
            list.addObject()
                    .put("reason", cause.reason())
                    .put("message", cause.message())
                    .put("field", cause.field());
        }
        List<String> texts =
                causes.stream().map(c -> c.field() + ": " + c.message()).toList();
        String text = texts.size() == 1 ? texts.getFirst() : "[" + String.join(", ", texts) + "]";
        return new ApiRefusal(
                422,
                "Invalid",
                "%s \"%s\" is invalid: %s".formatted(qualifiedKind(type), name, text),
                details.put("kind", type.kind()));
    }

    private static ObjectNode details(ResourceType type, String name) {
        ObjectNode details = empty().put("name", name);
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        return details.put("kind", type.plural());
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String qualified(ResourceType type) {
        return type.group().isEmpty() ? type.plural() : type.plural() + "." + type.group();
    }

    private static String qualifiedKind(ResourceType type) {
        return type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
    }
}
