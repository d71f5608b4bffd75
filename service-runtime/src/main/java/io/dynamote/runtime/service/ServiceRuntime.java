package io.dynamote.runtime.service;

import java.util.HashMap;
import java.util.Map;

import io.dynamote.runtime.log.ServiceLog;
import io.micronaut.context.ApplicationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts services. Each one is a Micronaut context of its own, so several can live in one JVM: its beans are gated by
 * the property {@code dynamote.service}, its configuration lies in {@code <service>/application.yml}.
 */
public final class ServiceRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRuntime.class);
    private static final int CANNOT_START = 1;

    private ServiceRuntime() {}

    /**
     * Starts a service and returns once it answers.
     *
     * @param service its name, for example {@code catalog}
     */
    public static RunningService start(String service, ServiceOptions options) {
        return start(service, options, ServiceLog.begin(service, false));
    }

    private static RunningService start(String service, ServiceOptions options, ServiceLog log) {
        try (ServiceLog.Scope _ = log.enter()) {
            ApplicationContext context = context(service, options);
            log.publish(context);
            return RunningService.of(service, context, log);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private static ApplicationContext context(String service, ServiceOptions options) {
        Map<String, Object> properties = new HashMap<>(options.properties());
        properties.put("dynamote.service", service);
        return ApplicationContext.builder()
                .overrideConfigLocations("classpath:" + service + "/")
                .propertySources(RuntimeDefaults.of(service))
                .deduceEnvironment(false)
                .banner(false)
                .properties(properties)
                .start();
    }

    /**
     * Runs a service until the process is told to stop. One that cannot start ends the process with status 1: threads that
     * it has begun already would keep half a service alive.
     */
    public static void run(String service) throws InterruptedException {
        try {
            RunningService running = start(service, ServiceOptions.defaults(), ServiceLog.begin(service, true));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(running::close));
        } catch (RuntimeException e) {
            LOG.error("{} cannot start", service, e);
            System.exit(CANNOT_START);
        }
        Thread.currentThread().join();
    }
}
