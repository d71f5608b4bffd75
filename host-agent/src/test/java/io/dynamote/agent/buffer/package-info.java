/** Tests of the package of this name. */
@NullMarked
package io.dynamote.agent.buffer;

import org.jspecify.annotations.NullMarked;
