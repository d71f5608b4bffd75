/** What is known of one alert, and what becomes of it when it is heard of again. */
@NullMarked
package io.dynamote.alert.state;

import org.jspecify.annotations.NullMarked;
