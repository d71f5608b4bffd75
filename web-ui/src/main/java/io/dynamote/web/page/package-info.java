/** What all pages share: the frame around them, rendering, times and counts in words. */
@NullMarked
package io.dynamote.web.page;

import org.jspecify.annotations.NullMarked;
