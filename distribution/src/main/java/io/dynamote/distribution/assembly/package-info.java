/** Lays out the directory that an image contains. */
@NullMarked
package io.dynamote.distribution.assembly;

import org.jspecify.annotations.NullMarked;
