@NullMarked
package io.dynamote.telemetry.hosthistory;

import org.jspecify.annotations.NullMarked;
