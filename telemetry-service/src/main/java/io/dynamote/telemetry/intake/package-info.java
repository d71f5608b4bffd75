/** Telemetry that comes over HTTP: checked line by line, handed to Kafka, refused in words. */
@NullMarked
package io.dynamote.telemetry.intake;

import org.jspecify.annotations.NullMarked;
