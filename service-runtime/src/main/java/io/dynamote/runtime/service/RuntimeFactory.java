package io.dynamote.runtime.service;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Time and ids, so that tests can fix them. */
@Factory
final class RuntimeFactory {

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }
}
