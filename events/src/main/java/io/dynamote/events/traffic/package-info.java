/** What models serve: finished requests as gateways report them, and their sums by slots of time. */
@NullMarked
package io.dynamote.events.traffic;

import org.jspecify.annotations.NullMarked;
