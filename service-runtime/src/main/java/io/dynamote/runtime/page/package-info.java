/** The shape of lists: items, an opaque cursor and the age of what is shown. */
@NullMarked
package io.dynamote.runtime.page;

import org.jspecify.annotations.NullMarked;
