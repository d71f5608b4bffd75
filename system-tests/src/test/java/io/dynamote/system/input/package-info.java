/** What the public door answers to requests that it must refuse. */
@NullMarked
package io.dynamote.system.input;

import org.jspecify.annotations.NullMarked;
