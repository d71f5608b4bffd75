/** Tests of the package of this name. */
@NullMarked
package io.dynamote.agent.delivery;

import org.jspecify.annotations.NullMarked;
