/** When a drive will be worn: a pure prediction from its own counters. */
@NullMarked
package io.dynamote.telemetry.wear;

import org.jspecify.annotations.NullMarked;
