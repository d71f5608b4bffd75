/** The commands of {@code ./dynamote}. */
@NullMarked
package io.dynamote.system.launcher;

import org.jspecify.annotations.NullMarked;
