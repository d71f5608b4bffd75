/** What a deployment looks like: what the watches hold, judged, as the state that is shown and published. */
@NullMarked
package io.dynamote.deployment.status;

import org.jspecify.annotations.NullMarked;
