/** Measurements of the whole system; run by the profile {@code benchmarks}. */
@NullMarked
package io.dynamote.system.benchmark;

import org.jspecify.annotations.NullMarked;
