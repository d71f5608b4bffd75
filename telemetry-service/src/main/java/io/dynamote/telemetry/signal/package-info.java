/** Signals: what is known of each entity as flat figures on {@code dynamote.signals}, each written by one instance. */
@NullMarked
package io.dynamote.telemetry.signal;

import org.jspecify.annotations.NullMarked;
