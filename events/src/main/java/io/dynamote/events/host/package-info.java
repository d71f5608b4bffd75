/** What a machine reports of itself: typed samples whose values are known or unavailable for a reason. */
@NullMarked
package io.dynamote.events.host;

import org.jspecify.annotations.NullMarked;
