@NullMarked
package io.dynamote.telemetry.traffic;

import org.jspecify.annotations.NullMarked;
