/** Runs every part once against real foundations, so that the JVM learns what it needs ahead of time. */
@NullMarked
package io.dynamote.distribution.training;

import org.jspecify.annotations.NullMarked;
