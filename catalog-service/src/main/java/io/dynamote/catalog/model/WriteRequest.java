package io.dynamote.catalog.model;

import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.idempotency.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a write, and how it is told apart from other writes.
 *
 * @param scope method and path
 * @param key the client's name for the write; null if it gave none
 * @param body as it was sent
 * @param actor who asks
 * @param traceparent of the request; null if there was none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record WriteRequest(
        String scope,
        @Nullable IdempotencyKey key,
        byte[] body,
        Actor actor,
        @Nullable String traceparent) {

    /** The same request as one that changes nothing and needs no memory. */
    WriteRequest withoutKey() {
        return new WriteRequest(scope, null, body, actor, traceparent);
    }

    /** What the service does by itself. */
    static WriteRequest bySystem(String purpose) {
        return new WriteRequest(purpose, null, new byte[0], Actor.SYSTEM, null);
    }
}
