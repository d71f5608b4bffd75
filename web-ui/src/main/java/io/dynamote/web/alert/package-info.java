/** Alerts: what is active, incidents with their timeline, rules, silences, and who is told how. */
@NullMarked
package io.dynamote.web.alert;

import org.jspecify.annotations.NullMarked;
