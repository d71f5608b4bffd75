/** What stands between the browser and everything else: the API proxy, security headers, refusal of foreign writes. */
@NullMarked
package io.dynamote.web.door;

import org.jspecify.annotations.NullMarked;
