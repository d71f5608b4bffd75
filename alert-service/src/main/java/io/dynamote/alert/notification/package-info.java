/** From alerts to messages: when, about what and to whom, and what became of it. */
@NullMarked
package io.dynamote.alert.notification;

import org.jspecify.annotations.NullMarked;
