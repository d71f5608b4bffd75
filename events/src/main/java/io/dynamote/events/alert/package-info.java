/** Contract of alerts: how each one stands, and what happened to it. */
@NullMarked
package io.dynamote.events.alert;

import org.jspecify.annotations.NullMarked;
