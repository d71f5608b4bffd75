/** What is told on the management port. */
@NullMarked
package io.dynamote.runtime.metrics;

import org.jspecify.annotations.NullMarked;
