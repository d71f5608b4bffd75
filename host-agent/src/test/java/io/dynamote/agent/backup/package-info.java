/** Tests of the package of this name. */
@NullMarked
package io.dynamote.agent.backup;

import org.jspecify.annotations.NullMarked;
