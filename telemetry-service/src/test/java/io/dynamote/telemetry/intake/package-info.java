@NullMarked
package io.dynamote.telemetry.intake;

import org.jspecify.annotations.NullMarked;
