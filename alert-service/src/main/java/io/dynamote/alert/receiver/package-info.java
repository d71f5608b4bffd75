/** What receivers have in common: the message, the answer, HTTP, limits and secrets. */
@NullMarked
package io.dynamote.alert.receiver;

import org.jspecify.annotations.NullMarked;
