@NullMarked
package io.dynamote.telemetry.history;

import org.jspecify.annotations.NullMarked;
