@NullMarked
package io.dynamote.telemetry.log;

import org.jspecify.annotations.NullMarked;
