/** Rules over signals, alerts with states that survive, and the messages about them. */
@NullMarked
package io.dynamote.alert;

import org.jspecify.annotations.NullMarked;
