/** Keeps deciding and sending going: one instance decides what is told, all of them send. */
@NullMarked
package io.dynamote.alert.dispatch;

import org.jspecify.annotations.NullMarked;
