package io.dynamote.runtime.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** Which program this is. */
@Singleton
final class BuildFigures implements Measured {

    private static final String FILE = "/runtime/build.properties";

    private final String service;

    BuildFigures(@Value("${dynamote.service}") String service) {
        this.service = service;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.info(
                "dynamote_build_info",
                "The service, its version and the Java that runs it.",
                List.of("service", "version", "java"),
                List.of(service, version(), Runtime.version().toString())));
    }

    private static String version() {
        try (InputStream stream = BuildFigures.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the class path");
            }
            Properties build = new Properties();
            build.load(stream);
            return build.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
