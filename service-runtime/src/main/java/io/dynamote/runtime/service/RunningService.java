package io.dynamote.runtime.service;

import java.net.URI;

import io.dynamote.runtime.log.ServiceLog;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

/**
 * A service that answers.
 *
 * @param name of the service
 * @param address its base address
 * @param context its beans, for tests and for the standalone start
 * @param log what it logs, as far as it is published
 */
public record RunningService(String name, URI address, ApplicationContext context, ServiceLog log)
        implements AutoCloseable {

    static RunningService of(String name, ApplicationContext context, ServiceLog log) {
        EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
        return new RunningService(name, server.getURI(), context, log);
    }

    /** Stops taking requests, finishes those under way, then stops everything else in reverse order; its log last. */
    @Override
    public void close() {
        try (log;
                ServiceLog.Scope _ = log.enter()) {
            context.close();
        }
    }
}
