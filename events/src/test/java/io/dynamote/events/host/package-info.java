/** Tests of the samples of hosts. */
@NullMarked
package io.dynamote.events.host;

import org.jspecify.annotations.NullMarked;
