package io.dynamote.deployment.api;

import io.dynamote.deployment.request.Command;
import io.dynamote.runtime.actor.ActorProvider;
import io.dynamote.runtime.idempotency.IdempotencyKey;
import io.dynamote.runtime.idempotency.StoredAnswer;
import io.dynamote.runtime.trace.TraceContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** What every change carries, read from its request, and its answer as a response. */
@Singleton
class Commands {

    private final ActorProvider actors;

    Commands(ActorProvider actors) {
        this.actors = actors;
    }

    Command of(HttpRequest<?> request) {
        return new Command(
                actors.of(request),
                TraceContext.of(request),
                IdempotencyKey.of(request.getHeaders().get(IdempotencyKey.HEADER))
                        .orElse(null));
    }

    static MutableHttpResponse<String> response(StoredAnswer answer) {
        return HttpResponse.<String>status(answer.status(), "")
                .contentType(answer.contentType())
                .body(answer.body());
    }
}
