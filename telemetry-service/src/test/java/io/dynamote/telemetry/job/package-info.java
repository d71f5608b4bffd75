@NullMarked
package io.dynamote.telemetry.job;

import org.jspecify.annotations.NullMarked;
