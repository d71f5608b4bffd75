/** Tests of the package of this name. */
@NullMarked
package io.dynamote.agent.drive;

import org.jspecify.annotations.NullMarked;
