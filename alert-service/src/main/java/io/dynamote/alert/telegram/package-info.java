/** Messages of a Telegram bot. */
@NullMarked
package io.dynamote.alert.telegram;

import org.jspecify.annotations.NullMarked;
