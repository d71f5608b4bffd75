/** Alerts that are not worth telling while another one fires. */
@NullMarked
package io.dynamote.alert.inhibition;

import org.jspecify.annotations.NullMarked;
