/** Reads untrusted JSON field by field and collects every fault before anything is refused. */
@NullMarked
package io.dynamote.runtime.input;

import org.jspecify.annotations.NullMarked;
