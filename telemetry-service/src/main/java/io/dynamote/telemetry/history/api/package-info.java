/** Questions about the history of traffic over HTTP: points of a chart, summaries, exports. */
@NullMarked
package io.dynamote.telemetry.history.api;

import org.jspecify.annotations.NullMarked;
