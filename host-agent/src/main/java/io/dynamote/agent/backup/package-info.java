/** Backups, from the status files that backup jobs leave. */
@NullMarked
package io.dynamote.agent.backup;

import org.jspecify.annotations.NullMarked;
