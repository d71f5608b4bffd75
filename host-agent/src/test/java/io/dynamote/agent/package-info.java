/** Tests of the whole agent. */
@NullMarked
package io.dynamote.agent;

import org.jspecify.annotations.NullMarked;
