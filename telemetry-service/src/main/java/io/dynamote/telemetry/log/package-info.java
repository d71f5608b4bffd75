/** The last lines that services logged, from {@code dynamote.logs}. */
@NullMarked
package io.dynamote.telemetry.log;

import org.jspecify.annotations.NullMarked;
