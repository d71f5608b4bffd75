/** Which alerts go together to which receiver, and when. */
@NullMarked
package io.dynamote.alert.route;

import org.jspecify.annotations.NullMarked;
