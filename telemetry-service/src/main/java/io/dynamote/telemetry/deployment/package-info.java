/** What telemetry makes of the states of deployments: rollouts as jobs, and signals. */
@NullMarked
package io.dynamote.telemetry.deployment;

import org.jspecify.annotations.NullMarked;
