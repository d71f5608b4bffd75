package io.dynamote.runtime.actor;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Until there is sign-in, everyone is the one actor of the configuration. */
@Singleton
final class FixedActorProvider implements ActorProvider {

    private final Actor actor;

    FixedActorProvider(@Value("${dynamote.actor:local}") String name) {
        this.actor = new Actor(name);
    }

    @Override
    public Actor of(HttpRequest<?> request) {
        return actor;
    }
}
