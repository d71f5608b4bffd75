/** The contract of Dynamote's Kafka topics: their names and settings, the CloudEvents envelope and the registry of types. */
@NullMarked
package io.dynamote.events;

import org.jspecify.annotations.NullMarked;
