/** The alert service: rules over signals, alerts with states that survive, and the messages about them. */
@Configuration
@Requires(property = "dynamote.service", value = "alert")
@NullMarked
package io.dynamote.alert;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
