/** Puts sections together to samples, once a second, and never waits for a slow one. */
@NullMarked
package io.dynamote.agent.sample;

import org.jspecify.annotations.NullMarked;
