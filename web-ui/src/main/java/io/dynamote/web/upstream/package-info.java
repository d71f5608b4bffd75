/** The services behind the door: their addresses and how pages ask them. */
@NullMarked
package io.dynamote.web.upstream;

import org.jspecify.annotations.NullMarked;
