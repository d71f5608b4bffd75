/** Pollers: hosts that tell of themselves as JSON over HTTP, read into the same samples that agents send. */
@NullMarked
package io.dynamote.telemetry.poll;

import org.jspecify.annotations.NullMarked;
