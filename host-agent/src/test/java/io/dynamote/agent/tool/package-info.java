/** Tests of the package of this name. */
@NullMarked
package io.dynamote.agent.tool;

import org.jspecify.annotations.NullMarked;
