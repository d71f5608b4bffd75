/** Requests to models as a gateway would report them. */
@NullMarked
package io.dynamote.demo.traffic;

import org.jspecify.annotations.NullMarked;
