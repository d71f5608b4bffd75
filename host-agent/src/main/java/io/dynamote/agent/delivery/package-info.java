/** Sends samples to telemetry-service, in order, for as long as it takes. */
@NullMarked
package io.dynamote.agent.delivery;

import org.jspecify.annotations.NullMarked;
