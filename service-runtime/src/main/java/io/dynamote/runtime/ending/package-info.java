/** How a service stops: all parts are told first, then they are closed. */
@NullMarked
package io.dynamote.runtime.ending;

import org.jspecify.annotations.NullMarked;
