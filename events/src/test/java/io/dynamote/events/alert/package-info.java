@NullMarked
package io.dynamote.events.alert;

import org.jspecify.annotations.NullMarked;
