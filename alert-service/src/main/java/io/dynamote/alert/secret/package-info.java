/** Seals secrets before they are stored. */
@NullMarked
package io.dynamote.alert.secret;

import org.jspecify.annotations.NullMarked;
