/** Hosts: what each is like now, whether it is still heard of, and the last fifteen minutes of its main figures. */
@NullMarked
package io.dynamote.telemetry.host;

import org.jspecify.annotations.NullMarked;
