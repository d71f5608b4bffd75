@NullMarked
package io.dynamote.telemetry;

import org.jspecify.annotations.NullMarked;
