/** The real parts of Dynamote inside one JVM, for tests and standalone use: what their starts have in common. */
@NullMarked
package io.dynamote.embedded;

import org.jspecify.annotations.NullMarked;
