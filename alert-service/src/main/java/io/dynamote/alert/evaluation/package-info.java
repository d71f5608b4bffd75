/** The states of alerts: which rule holds on which entity since when, and what that means. */
@NullMarked
package io.dynamote.alert.evaluation;

import org.jspecify.annotations.NullMarked;
