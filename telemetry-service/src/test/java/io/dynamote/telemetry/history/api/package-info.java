@NullMarked
package io.dynamote.telemetry.history.api;

import org.jspecify.annotations.NullMarked;
