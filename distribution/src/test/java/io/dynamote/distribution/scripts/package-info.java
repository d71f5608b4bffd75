/** The scripts of an image, run with a Java that only tells how it was called. */
@NullMarked
package io.dynamote.distribution.scripts;

import org.jspecify.annotations.NullMarked;
