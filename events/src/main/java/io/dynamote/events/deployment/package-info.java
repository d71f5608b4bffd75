/** Facts and state of deployments, as other services and downstream tools read them. */
@NullMarked
package io.dynamote.events.deployment;

import org.jspecify.annotations.NullMarked;
