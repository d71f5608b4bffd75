/** What the agent costs, measured. */
@NullMarked
package io.dynamote.agent.benchmark;

import org.jspecify.annotations.NullMarked;
