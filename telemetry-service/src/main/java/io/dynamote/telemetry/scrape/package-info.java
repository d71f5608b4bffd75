/** Reads the metrics of Dynamo's frontends, pod by pod, and puts what their counters stand at on Kafka. */
@NullMarked
package io.dynamote.telemetry.scrape;

import org.jspecify.annotations.NullMarked;
