/** The portal: the only public door, with pages, the API proxy and the stream of changes. */
@Configuration
@Requires(property = "dynamote.service", value = "web")
@NullMarked
package io.dynamote.web;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
