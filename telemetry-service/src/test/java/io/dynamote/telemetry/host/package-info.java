@NullMarked
package io.dynamote.telemetry.host;

import org.jspecify.annotations.NullMarked;
