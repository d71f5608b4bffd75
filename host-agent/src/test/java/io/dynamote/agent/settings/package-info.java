/** Tests of the package of this name. */
@NullMarked
package io.dynamote.agent.settings;

import org.jspecify.annotations.NullMarked;
