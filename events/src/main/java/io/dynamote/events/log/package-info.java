/** Contract of the log lines of services. */
@NullMarked
package io.dynamote.events.log;

import org.jspecify.annotations.NullMarked;
