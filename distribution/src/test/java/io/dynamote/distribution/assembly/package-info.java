/** How the directory of an image is laid out. */
@NullMarked
package io.dynamote.distribution.assembly;

import org.jspecify.annotations.NullMarked;
