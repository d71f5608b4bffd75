/** Messages in Discord, by a webhook. */
@NullMarked
package io.dynamote.alert.discord;

import org.jspecify.annotations.NullMarked;
