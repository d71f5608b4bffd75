/** What the services tell Prometheus, and what docs/operate.md says of it. */
@NullMarked
package io.dynamote.system.metrics;

import org.jspecify.annotations.NullMarked;
