/** Services as processes of their own, for tests that kill them. */
@NullMarked
package io.dynamote.embedded.process;

import org.jspecify.annotations.NullMarked;
