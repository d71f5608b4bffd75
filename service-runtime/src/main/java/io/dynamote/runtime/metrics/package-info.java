/** What a service tells of itself in Prometheus' format, on a port of its own, and how its features say what that is. */
@NullMarked
package io.dynamote.runtime.metrics;

import org.jspecify.annotations.NullMarked;
