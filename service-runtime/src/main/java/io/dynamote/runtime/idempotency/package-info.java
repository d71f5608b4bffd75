/** Writes that may be repeated: the same key and body get the same answer. */
@NullMarked
package io.dynamote.runtime.idempotency;

import org.jspecify.annotations.NullMarked;
