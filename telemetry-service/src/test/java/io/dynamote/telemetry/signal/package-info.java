@NullMarked
package io.dynamote.telemetry.signal;

import org.jspecify.annotations.NullMarked;
