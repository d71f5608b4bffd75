/** The public door, as any client sees it. */
@NullMarked
package io.dynamote.demo.portal;

import org.jspecify.annotations.NullMarked;
