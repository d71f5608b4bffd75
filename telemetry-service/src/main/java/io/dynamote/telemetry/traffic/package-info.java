/** The traffic of models: counted once, by slots of a quarter of a second, kept live and merged for whoever asks. */
@NullMarked
package io.dynamote.telemetry.traffic;

import org.jspecify.annotations.NullMarked;
