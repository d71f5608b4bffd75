package io.dynamote.catalog.model;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.runtime.actor.ActorProvider;
import io.dynamote.runtime.idempotency.IdempotencyKey;
import io.dynamote.runtime.idempotency.StoredAnswer;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.problem.InvalidInputException;
import io.dynamote.runtime.trace.TraceContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Between HTTP and what the catalog understands. */
@Singleton
class RequestReader {

    private static final byte[] NO_BODY = {};

    private final ActorProvider actors;
    private final Catalog catalog;

    RequestReader(ActorProvider actors, Catalog catalog) {
        this.actors = actors;
        this.catalog = catalog;
    }

    /**
     * The frame of a write.
     *
     * @throws CatalogException.NotLoaded before the first contact with Postgres: the tables may not exist yet
     */
    WriteRequest write(HttpRequest<?> request, byte @Nullable [] body) {
        catalog.read();
        return new WriteRequest(
                request.getMethodName() + " " + request.getUri().getPath(),
                IdempotencyKey.of(request.getHeaders().get(IdempotencyKey.HEADER))
                        .orElse(null),
                body == null ? NO_BODY : body,
                actors.of(request),
                TraceContext.of(request).traceparent());
    }

    /**
     * The id in a path.
     *
     * @throws CatalogException.NotFound if no model can have it
     */
    ModelId id(String path) {
        try {
            return new ModelId(path);
        } catch (IllegalArgumentException e) {
            throw new CatalogException.NotFound(path);
        }
    }

    /**
     * The model in a body.
     *
     * @throws InvalidInputException naming every field at fault
     */
    Model model(JsonNode body) {
        FieldErrors errors = new FieldErrors();
        var model = ModelReader.read(ObjectReader.of(body, errors));
        errors.throwIfAny();
        return model.orElseThrow();
    }

    /** The model in a body whose id is given by the path and may be left out. */
    Model model(JsonNode body, ModelId id) {
        if (body instanceof ObjectNode object && !object.hasNonNull("id")) {
            object.put("id", id.value());
        }
        Model model = model(body);
        if (!model.id().equals(id)) {
            throw InvalidInputException.of("id", model.id().value(), "must be the id in the path, " + id);
        }
        return model;
    }

    /** A parameter that is true or false; the framework takes every other text for false. */
    boolean flag(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw InvalidInputException.of(name, value, "must be true or false");
        };
    }

    MutableHttpResponse<byte[]> response(StoredAnswer answer) {
        MutableHttpResponse<byte[]> response = HttpResponse.status(answer.status(), null);
        return answer.body().isEmpty()
                ? response
                : response.contentType(answer.contentType()).body(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
