package io.dynamote.runtime.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;

/** The configuration that services share, below their own files in precedence. */
final class RuntimeDefaults {

    private RuntimeDefaults() {}

    /** The defaults of this service; those of the database only if it has migrations. */
    static PropertySource[] of(String service) {
        List<PropertySource> sources = new ArrayList<>();
        sources.add(read("runtime/application.yml"));
        if (loader().getResource("db/" + service + "/") != null) {
            sources.add(read("runtime/database.yml"));
        }
        return sources.toArray(PropertySource[]::new);
    }

    private static PropertySource read(String file) {
        try (InputStream stream = loader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing from the class path");
            }
            return PropertySource.of(
                    file,
                    new YamlPropertySourceLoader().read(file, stream),
                    YamlPropertySourceLoader.DEFAULT_POSITION - 100);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static ClassLoader loader() {
        return RuntimeDefaults.class.getClassLoader();
    }
}
