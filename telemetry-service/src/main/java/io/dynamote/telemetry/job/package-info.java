/** Long jobs: what their reporters say, folded into jobs with rate and time left, and what became of them. */
@NullMarked
package io.dynamote.telemetry.job;

import org.jspecify.annotations.NullMarked;
