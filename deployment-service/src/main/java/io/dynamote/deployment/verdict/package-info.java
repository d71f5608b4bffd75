/** Judges from what the cluster shows whether a deployment serves its desired revision. Pure: no clock, no I/O. */
@NullMarked
package io.dynamote.deployment.verdict;

import org.jspecify.annotations.NullMarked;
