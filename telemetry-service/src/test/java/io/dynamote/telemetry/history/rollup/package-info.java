@NullMarked
package io.dynamote.telemetry.history.rollup;

import org.jspecify.annotations.NullMarked;
