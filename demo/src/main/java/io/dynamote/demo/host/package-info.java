/** Hosts as their agents would report them. */
@NullMarked
package io.dynamote.demo.host;

import org.jspecify.annotations.NullMarked;
