@NullMarked
package io.dynamote.events.traffic;

import org.jspecify.annotations.NullMarked;
