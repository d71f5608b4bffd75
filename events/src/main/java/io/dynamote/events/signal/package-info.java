/** Contract of signals: flat figures of one entity at a time, for alerts, pages and downstream tools. */
@NullMarked
package io.dynamote.events.signal;

import org.jspecify.annotations.NullMarked;
