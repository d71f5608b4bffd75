/** The parts as an image runs them: from its directory, by its entry command, each in a process of its own. */
@NullMarked
package io.dynamote.system.image;

import org.jspecify.annotations.NullMarked;
