package io.dynamote.runtime.log;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Tells whose line it is. All services of a JVM share one Logback, so there is one router in it. Threads belong to the
 * service by which they were started, and so do the threads that those start; a logger of one service's own package says
 * it too, for pools that services share. Lines of the publishers' own threads, Kafka's client among them, are nobody's: a
 * line about publishing must not cause another one.
 */
final class LogRouter extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final String NAME = "dynamote-log-stream";
    private static final LineBuffer NOBODY = new LineBuffer("", false);
    private static final InheritableThreadLocal<@Nullable LineBuffer> OWNER = new InheritableThreadLocal<>();

    private final List<LineBuffer> open = new CopyOnWriteArrayList<>();

    /** The router of this JVM; empty if it does not log through Logback. */
    static Optional<LogRouter> find() {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return Optional.empty();
        }
        synchronized (OWNER) {
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            if (root.getAppender(NAME) instanceof LogRouter router) {
                return Optional.of(router);
            }
            LogRouter router = new LogRouter();
            router.setName(NAME);
            router.setContext(context);
            router.start();
            root.addAppender(router);
            return Optional.of(router);
        }
    }

    /** Has this buffer receive what is logged. */
    void open(LineBuffer buffer) {
        open.add(buffer);
    }

    /** Has it receive nothing more. */
    void close(LineBuffer buffer) {
        open.remove(buffer);
    }

    /** Makes this thread, and those that it starts from now on, belong to a service; tells to which it belonged. */
    static @Nullable LineBuffer enter(LineBuffer buffer) {
        LineBuffer before = OWNER.get();
        OWNER.set(buffer);
        return before;
    }

    /** Makes this thread belong where it belonged before. */
    static void leave(@Nullable LineBuffer before) {
        if (before == null) {
            OWNER.remove();
        } else {
            OWNER.set(before);
        }
    }

    /** Makes this thread and those that it starts nobody's. */
    static void beNobody() {
        OWNER.set(NOBODY);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
            LineBuffer owner = owner(event.getLoggerName());
            if (owner != null) {
                owner.offer(event);
            }
        }
    }

    private @Nullable LineBuffer owner(String logger) {
        LineBuffer ofThread = OWNER.get();
        if (ofThread == NOBODY) {
            return null;
        }
        boolean receives = ofThread != null && open.contains(ofThread);
        if (receives && ofThread.owns(logger)) {
            return ofThread;
        }
        LineBuffer ofProcess = null;
        for (LineBuffer buffer : open) {
            if (buffer.owns(logger)) {
                return buffer;
            }
            if (buffer.isOfWholeProcess()) {
                ofProcess = buffer;
            }
        }
        return receives ? ofThread : ofProcess;
    }
}
