/** Messages as JSON in the form of Alertmanager's version 4. */
@NullMarked
package io.dynamote.alert.webhook;

import org.jspecify.annotations.NullMarked;
