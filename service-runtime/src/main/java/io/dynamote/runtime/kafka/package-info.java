/** Kafka defaults, topics that exist with settings that lose nothing, dead letters, and readers of compacted topics. */
@NullMarked
package io.dynamote.runtime.kafka;

import org.jspecify.annotations.NullMarked;
