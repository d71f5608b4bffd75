/** Runs other programs without trusting them, and reads what they print. */
@NullMarked
package io.dynamote.agent.tool;

import org.jspecify.annotations.NullMarked;
