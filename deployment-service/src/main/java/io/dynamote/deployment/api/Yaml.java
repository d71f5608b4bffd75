package io.dynamote.deployment.api;

import io.micronaut.http.MediaType;

/** The media type of RFC 9512; Micronaut's own constant is the older {@code application/x-yaml}. */
final class Yaml {

    static final String MEDIA_TYPE = "application/yaml";
    static final MediaType TYPE = new MediaType(MEDIA_TYPE);

    private Yaml() {}
}
