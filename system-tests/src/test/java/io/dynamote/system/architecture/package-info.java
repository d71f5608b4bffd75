/** Rules that hold for all code. */
@NullMarked
package io.dynamote.system.architecture;

import org.jspecify.annotations.NullMarked;
