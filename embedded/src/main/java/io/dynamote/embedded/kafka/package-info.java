/** A Kafka broker inside this JVM. */
@NullMarked
package io.dynamote.embedded.kafka;

import org.jspecify.annotations.NullMarked;
