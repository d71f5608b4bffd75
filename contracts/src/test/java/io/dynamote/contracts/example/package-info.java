/** The examples of docs/examples against a real Kafka. */
@NullMarked
package io.dynamote.contracts.example;

import org.jspecify.annotations.NullMarked;
