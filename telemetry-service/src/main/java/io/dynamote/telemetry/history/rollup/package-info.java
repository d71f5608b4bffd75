/** What history is made of: sums, sketches of latencies and their compact form. No framework, no I/O. */
@NullMarked
package io.dynamote.telemetry.history.rollup;

import org.jspecify.annotations.NullMarked;
