package io.dynamote.standalone;

import java.util.List;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Tells from a logger's name which service a line is from; what services share counts as standalone. */
final class ServiceConverter extends ClassicConverter {

    private static final List<String> SERVICES = List.of("alert", "catalog", "deployment", "telemetry", "web");

    @Override
    public String convert(ILoggingEvent event) {
        return SERVICES.stream()
                .filter(service -> event.getLoggerName().startsWith("io.dynamote." + service + "."))
                .findFirst()
                .orElse("standalone");
    }
}
