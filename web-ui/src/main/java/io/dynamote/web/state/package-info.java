/** Read models of the compacted topics, kept in memory with their age. */
@NullMarked
package io.dynamote.web.state;

import org.jspecify.annotations.NullMarked;
