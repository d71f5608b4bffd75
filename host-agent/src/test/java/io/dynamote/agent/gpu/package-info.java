/** Tests of the package of this name. */
@NullMarked
package io.dynamote.agent.gpu;

import org.jspecify.annotations.NullMarked;
