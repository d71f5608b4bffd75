/** Samples on disk until they are delivered. */
@NullMarked
package io.dynamote.agent.buffer;

import org.jspecify.annotations.NullMarked;
