/** From signals to stored states: which partitions this instance evaluates, and from where on. */
@NullMarked
package io.dynamote.alert.intake;

import org.jspecify.annotations.NullMarked;
