/** Reads the files of Linux below /proc and /sys, the cheap ones once a second. */
@NullMarked
package io.dynamote.agent.kernel;

import org.jspecify.annotations.NullMarked;
