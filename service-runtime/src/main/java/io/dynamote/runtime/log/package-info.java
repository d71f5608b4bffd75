/** Log lines on their way to Kafka: taken without waiting, told apart by service, counted when there are too many. */
@NullMarked
package io.dynamote.runtime.log;

import org.jspecify.annotations.NullMarked;
