@NullMarked
package io.dynamote.telemetry.inventory;

import org.jspecify.annotations.NullMarked;
