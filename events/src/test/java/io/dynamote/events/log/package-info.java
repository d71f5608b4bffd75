@NullMarked
package io.dynamote.events.log;

import org.jspecify.annotations.NullMarked;
