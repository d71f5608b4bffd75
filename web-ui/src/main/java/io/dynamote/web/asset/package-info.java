/** Style, scripts and icons: held in memory, compressed once, under an address that changes with their content. */
@NullMarked
package io.dynamote.web.asset;

import org.jspecify.annotations.NullMarked;
