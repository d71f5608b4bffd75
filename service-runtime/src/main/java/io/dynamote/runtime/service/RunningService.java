package io.dynamote.runtime.service;

import java.net.URI;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

/**
 * A service that answers.
 *
 * @param name of the service
 * @param address its base address
 * @param context its beans, for tests and for the standalone start
 */
public record RunningService(String name, URI address, ApplicationContext context) implements AutoCloseable {

    static RunningService of(String name, ApplicationContext context) {
        EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
        return new RunningService(name, server.getURI(), context);
    }

    /** Stops taking requests, finishes those under way, then stops everything else in reverse order. */
    @Override
    public void close() {
        context.close();
    }
}
