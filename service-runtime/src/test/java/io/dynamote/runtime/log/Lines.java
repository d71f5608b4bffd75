package io.dynamote.runtime.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Lines as Logback hands them to an appender. */
final class Lines {

    private static final LoggerContext CONTEXT = (LoggerContext) LoggerFactory.getILoggerFactory();

    private Lines() {}

    static LoggingEvent info(String logger, String message, Object... arguments) {
        return line(logger, Level.INFO, null, message, arguments);
    }

    static LoggingEvent line(
            String logger, Level level, @Nullable Throwable thrown, String message, Object... arguments) {
        Logger of = CONTEXT.getLogger(logger);
        return new LoggingEvent(Logger.class.getName(), of, level, message, thrown, arguments);
    }
}
