/** History in Postgres: written once from the windows on Kafka, rolled up, kept for its time, read again. */
@NullMarked
package io.dynamote.telemetry.history.store;

import org.jspecify.annotations.NullMarked;
