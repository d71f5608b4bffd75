@NullMarked
package io.dynamote.telemetry.wear;

import org.jspecify.annotations.NullMarked;
