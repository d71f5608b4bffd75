/** The telemetry service: what models serve, how hosts are, how jobs go. */
@Configuration
@Requires(property = "dynamote.service", value = "telemetry")
@NullMarked
package io.dynamote.telemetry;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
