/** The agent of one host: reads what the host is like, keeps it on disk, and sends it to telemetry-service. */
@NullMarked
package io.dynamote.agent;

import org.jspecify.annotations.NullMarked;
