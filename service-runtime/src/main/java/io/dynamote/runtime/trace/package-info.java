/** W3C trace context of a request, from the header to the log line, the problem document and the event. */
@NullMarked
package io.dynamote.runtime.trace;

import org.jspecify.annotations.NullMarked;
