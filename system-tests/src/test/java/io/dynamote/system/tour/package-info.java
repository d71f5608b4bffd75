/** What the README promises, done in a real browser. */
@NullMarked
package io.dynamote.system.tour;

import org.jspecify.annotations.NullMarked;
