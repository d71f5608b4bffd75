package io.dynamote.runtime.log;

import java.util.UUID;
import java.util.function.Supplier;

import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.TopicSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.GenericArgument;
import org.jspecify.annotations.Nullable;

/**
 * What one start of a service logs at info and above, on its way to Kafka. It begins before the service and ends after it,
 * so that the lines of its start and of its end are among them.
 */
public final class ServiceLog implements AutoCloseable {

    private static final int ID = 8;

    private final @Nullable LogRouter router;
    private final LineBuffer buffer;
    private @Nullable LinePublisher publisher;

    private ServiceLog(LineBuffer buffer) {
        this.buffer = buffer;
        this.router = LogRouter.find().orElse(null);
        if (router != null) {
            router.open(buffer);
        }
    }

    /**
     * Begins to keep the lines of a service.
     *
     * @param service its name, which is that of its package too
     * @param wholeProcess whether the process runs nothing else
     */
    public static ServiceLog begin(String service, boolean wholeProcess) {
        return new ServiceLog(new LineBuffer(service, wholeProcess));
    }

    /** Makes this thread, and the threads that it starts meanwhile, belong to the service, until that is closed. */
    public Scope enter() {
        LineBuffer before = LogRouter.enter(buffer);
        return () -> LogRouter.leave(before);
    }

    /** Work of a thread for a service. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Begins to publish, if the service knows Kafka and the topic is among those that it writes; else keeps nothing. */
    public void publish(ApplicationContext service) {
        boolean writes = service.getBeansOfType(TopicSettings.class).stream()
                .anyMatch(topic -> topic.name().equals(LinePublisher.TOPIC));
        if (router == null || !writes || !service.containsBean(KafkaProperties.class)) {
            close();
            return;
        }
        Supplier<UUID> ids = service.getBean(new GenericArgument<Supplier<UUID>>() {});
        publisher = new LinePublisher(
                buffer,
                service.getRequiredProperty("micronaut.application.name", String.class),
                ids.get().toString().substring(0, ID),
                service.getBean(KafkaProperties.class));
        publisher.start();
    }

    /** Ends: what has been logged is still sent, if Kafka takes it within a short time. */
    @Override
    public void close() {
        if (router != null) {
            router.close(buffer);
        }
        if (publisher != null) {
            publisher.close();
        }
    }
}
