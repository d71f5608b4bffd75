/** Health of drives, from smartctl. */
@NullMarked
package io.dynamote.agent.drive;

import org.jspecify.annotations.NullMarked;
