@NullMarked
package io.dynamote.telemetry.deployment;

import org.jspecify.annotations.NullMarked;
