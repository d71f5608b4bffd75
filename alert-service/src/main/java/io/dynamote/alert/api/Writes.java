package io.dynamote.alert.api;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.actor.ActorProvider;
import io.dynamote.runtime.idempotency.IdempotencyKey;
import io.dynamote.runtime.idempotency.IdempotencyStore;
import io.dynamote.runtime.idempotency.StoredAnswer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Writes that may be sent again: the work and the answer under its key are one transaction. */
@Singleton
final class Writes {

    private static final byte[] NO_BODY = {};

    private final TransactionOperations<Connection> transactions;
    private final IdempotencyStore idempotency;
    private final ActorProvider actors;
    private final ObjectMapper json;

    Writes(
            TransactionOperations<Connection> transactions,
            IdempotencyStore idempotency,
            ActorProvider actors,
            ObjectMapper json) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.actors = actors;
        this.json = json;
    }

    /** Who asks. */
    Actor actor(HttpRequest<?> request) {
        return actors.of(request);
    }

    /** Does the work within a transaction, or repeats the answer that the same request got before. */
    MutableHttpResponse<byte[]> once(
            HttpRequest<?> request, byte @Nullable [] body, HttpStatus status, Supplier<? extends Object> work) {
        return response(stored(request, body, status, () -> text(work.get())));
    }

    /** The same for work that has nothing to answer. */
    HttpResponse<?> once(HttpRequest<?> request, Runnable work) {
        var _ = stored(request, null, HttpStatus.NO_CONTENT, () -> {
            work.run();
            return "";
        });
        return HttpResponse.noContent();
    }

    /** The same for work whose outcome is answered in a form of its own. */
    <T> T once(HttpRequest<?> request, byte @Nullable [] body, Class<T> outcome, Supplier<T> work) {
        String text =
                stored(request, body, HttpStatus.OK, () -> text(work.get())).body();
        try {
            return json.readValue(text, outcome);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an outcome must be readable as it was written: " + outcome, e);
        }
    }

    private StoredAnswer stored(
            HttpRequest<?> request, byte @Nullable [] body, HttpStatus status, Supplier<String> work) {
        IdempotencyKey key = IdempotencyKey.of(request.getHeaders().get(IdempotencyKey.HEADER))
                .orElse(null);
        String scope = request.getMethodName() + " " + request.getUri().getPath();
        byte[] sent = body == null ? NO_BODY : body;
        return transactions.executeWrite(transaction -> idempotency.once(
                scope, key, sent, () -> new StoredAnswer(status.getCode(), MediaType.APPLICATION_JSON, work.get())));
    }

    private String text(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view must always be writable: " + view.getClass(), e);
        }
    }

    private static MutableHttpResponse<byte[]> response(StoredAnswer answer) {
        return HttpResponse.<byte[]>status(answer.status(), null)
                .contentType(answer.contentType())
                .body(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
