package io.dynamote.runtime.actor;

import io.micronaut.http.HttpRequest;

/** Tells who sent a request. */
public interface ActorProvider {

    /** The actor behind this request. */
    Actor of(HttpRequest<?> request);
}
