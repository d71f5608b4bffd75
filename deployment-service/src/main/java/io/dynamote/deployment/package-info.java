/** deployment-service: the life of DynamoGraphDeployments, from the wish to the tombstone. */
@Configuration
@Requires(property = "dynamote.service", value = "deployment")
@NullMarked
package io.dynamote.deployment;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
