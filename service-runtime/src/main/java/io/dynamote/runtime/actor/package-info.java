/** Who asks for a change. */
@NullMarked
package io.dynamote.runtime.actor;

import org.jspecify.annotations.NullMarked;
