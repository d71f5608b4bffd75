@NullMarked
package io.dynamote.events.signal;

import org.jspecify.annotations.NullMarked;
