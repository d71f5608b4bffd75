/** The whole system on a Kafka that asks who is there and encrypts. */
@NullMarked
package io.dynamote.system.kafka;

import org.jspecify.annotations.NullMarked;
