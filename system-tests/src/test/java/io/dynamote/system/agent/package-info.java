/** Agents of hosts and the way of what they tell. */
@NullMarked
package io.dynamote.system.agent;

import org.jspecify.annotations.NullMarked;
