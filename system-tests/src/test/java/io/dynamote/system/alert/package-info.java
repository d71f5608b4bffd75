/** From a figure of the demo to a message and back. */
@NullMarked
package io.dynamote.system.alert;

import org.jspecify.annotations.NullMarked;
