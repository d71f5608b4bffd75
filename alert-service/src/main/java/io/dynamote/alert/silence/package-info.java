/** Alerts that nobody wants to hear of for a while. */
@NullMarked
package io.dynamote.alert.silence;

import org.jspecify.annotations.NullMarked;
