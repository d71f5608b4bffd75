@NullMarked
package io.dynamote.telemetry.poll;

import org.jspecify.annotations.NullMarked;
