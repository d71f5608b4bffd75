/** Looks at what the watches hold, and stores and publishes what is new. */
@NullMarked
package io.dynamote.deployment.observe;

import org.jspecify.annotations.NullMarked;
