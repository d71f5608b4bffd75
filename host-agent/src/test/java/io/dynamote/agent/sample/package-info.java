/** Tests of the package of this name. */
@NullMarked
package io.dynamote.agent.sample;

import org.jspecify.annotations.NullMarked;
