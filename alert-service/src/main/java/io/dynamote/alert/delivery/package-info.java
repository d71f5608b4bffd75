/** Messages from the decision to the answer, through crashes: groups, a queue with leases, and the log. */
@NullMarked
package io.dynamote.alert.delivery;

import org.jspecify.annotations.NullMarked;
