/** What a service depends on, and whether it can be reached. */
@NullMarked
package io.dynamote.runtime.health;

import org.jspecify.annotations.NullMarked;
