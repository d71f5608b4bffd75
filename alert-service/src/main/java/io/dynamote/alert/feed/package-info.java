/** Wakes those who wait for what is committed, by this instance or another one. */
@NullMarked
package io.dynamote.alert.feed;

import org.jspecify.annotations.NullMarked;
