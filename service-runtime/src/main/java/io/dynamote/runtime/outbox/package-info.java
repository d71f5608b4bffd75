/** Events that are part of a database transaction, and the relay that carries them to Kafka. */
@NullMarked
package io.dynamote.runtime.outbox;

import org.jspecify.annotations.NullMarked;
