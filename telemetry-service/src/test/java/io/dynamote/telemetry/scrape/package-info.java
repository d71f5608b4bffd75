@NullMarked
package io.dynamote.telemetry.scrape;

import org.jspecify.annotations.NullMarked;
