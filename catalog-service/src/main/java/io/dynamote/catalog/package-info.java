/** The catalog service: which models can be deployed. */
@Configuration
@Requires(property = "dynamote.service", value = "catalog")
@NullMarked
package io.dynamote.catalog;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
