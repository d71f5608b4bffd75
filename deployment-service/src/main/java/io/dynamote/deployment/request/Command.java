package io.dynamote.deployment.request;

import java.util.Optional;

import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.idempotency.IdempotencyKey;
import io.dynamote.runtime.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * A request for a change, whatever it is about.
 *
 * @param actor who asks
 * @param trace of the request
 * @param idempotencyKey of the client; null if it gave none
 */
public record Command(
        Actor actor, TraceContext trace, @Nullable IdempotencyKey idempotencyKey) {

    Optional<IdempotencyKey> key() {
        return Optional.ofNullable(idempotencyKey);
    }
}
