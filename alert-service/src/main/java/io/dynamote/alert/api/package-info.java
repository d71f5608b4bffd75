/** Alerts, incidents, rules, silences, receivers and deliveries over HTTP. */
@NullMarked
package io.dynamote.alert.api;

import org.jspecify.annotations.NullMarked;
