/** Messages by e-mail. */
@NullMarked
package io.dynamote.alert.email;

import org.jspecify.annotations.NullMarked;
