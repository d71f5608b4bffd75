/** Reads routes, receivers and rules of inhibition, and says what is wrong with them and where. */
@NullMarked
package io.dynamote.alert.configuration;

import org.jspecify.annotations.NullMarked;
