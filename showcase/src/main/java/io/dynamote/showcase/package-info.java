/** A simulated cluster and the demo in one process, for a portal that stands on that cluster and on no other. */
@NullMarked
package io.dynamote.showcase;

import org.jspecify.annotations.NullMarked;
