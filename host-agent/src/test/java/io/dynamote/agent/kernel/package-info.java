/** Tests of the package of this name. */
@NullMarked
package io.dynamote.agent.kernel;

import org.jspecify.annotations.NullMarked;
