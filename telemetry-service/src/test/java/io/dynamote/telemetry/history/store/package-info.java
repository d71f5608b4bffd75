@NullMarked
package io.dynamote.telemetry.history.store;

import org.jspecify.annotations.NullMarked;
