/** Telemetry through the public door. */
@NullMarked
package io.dynamote.system.traffic;

import org.jspecify.annotations.NullMarked;
