package io.dynamote.web.upstream;

import java.net.URI;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;

/**
 * Where a service answers.
 *
 * @param name key of the service
 * @param url its base address without a path, for example {@code http://127.0.0.1:8081}
 */
@EachProperty("dynamote.services")
record ServiceAddress(@Parameter String name, URI url) {

    ServiceAddress {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http
                || url.getHost() == null
                || !(url.getRawPath().isEmpty() || url.getRawPath().equals("/"))) {
            throw new IllegalArgumentException(
                    "dynamote.services." + name + ".url must be http://host:port without a path, not: " + url);
        }
    }

    /** The address of a path and query that are encoded already and stay exactly as they are. */
    URI resolve(String rawPathAndQuery) {
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + rawPathAndQuery);
    }
}
