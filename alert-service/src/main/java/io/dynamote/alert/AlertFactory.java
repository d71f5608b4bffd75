package io.dynamote.alert;

import java.net.URI;
import java.nio.file.Path;

import io.dynamote.alert.incident.Portal;
import io.dynamote.alert.secret.SecretBox;
import io.dynamote.alert.secret.SecretKeys;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Parts that are made of settings. */
@Factory
final class AlertFactory {

    /** {@code dynamote.alert.secret-key} if it is given, else the key of {@code dynamote.alert.secret-key-file}. */
    @Singleton
    SecretBox secrets(
            @Nullable @Property(name = "dynamote.alert.secret-key") String key,
            @Property(name = "dynamote.alert.secret-key-file") Path file) {
        return key == null || key.isBlank() ? SecretKeys.in(file) : SecretKeys.of(key, "dynamote.alert.secret-key");
    }

    @Singleton
    Portal portal(@Nullable @Property(name = "dynamote.portal.url") URI address) {
        return new Portal(address);
    }
}
