package io.dynamote.runtime.service;

import java.net.URI;

import io.dynamote.runtime.log.ServiceLog;
import io.dynamote.runtime.metrics.ManagementServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import org.jspecify.annotations.Nullable;

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
        try {
            context.getBean(ManagementServer.class);
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
            return new RunningService(name, server.getURI(), context, log);
        } catch (RuntimeException e) {
            context.close(); // threads that are running already would keep the process from ending
            throw e;
        }
    }

    /** Base address of the management port; null if it has none. */
    public @Nullable URI management() {
        return context.getBean(ManagementServer.class).address();
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
