package io.dynamote.runtime.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;

/** The configuration that all services share, below their own files in precedence. */
final class RuntimeDefaults {

    private static final String FILE = "/runtime/application.yml";

    private RuntimeDefaults() {}

    static PropertySource read() {
        try (InputStream file = RuntimeDefaults.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the class path");
            }
            return PropertySource.of(
                    "runtime-defaults",
                    new YamlPropertySourceLoader().read("runtime-defaults", file),
                    YamlPropertySourceLoader.DEFAULT_POSITION - 100);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
