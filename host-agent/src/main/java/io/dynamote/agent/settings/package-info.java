/** Settings of the agent: file and environment, checked at start, all faults at once. */
@NullMarked
package io.dynamote.agent.settings;

import org.jspecify.annotations.NullMarked;
