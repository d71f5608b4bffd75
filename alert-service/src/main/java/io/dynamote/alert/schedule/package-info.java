/** Times of day, week, month and year, in which routes are mute and work is planned. */
@NullMarked
package io.dynamote.alert.schedule;

import org.jspecify.annotations.NullMarked;
