/** Each time that an alert comes: what becomes of it, who is on it, and its history. */
@NullMarked
package io.dynamote.alert.incident;

import org.jspecify.annotations.NullMarked;
