/** Starts the whole of Dynamote in one JVM, and the commands of the launcher around that. */
@NullMarked
package io.dynamote.standalone;

import org.jspecify.annotations.NullMarked;
