/** HTTP in: one controller per resource. Reads come from Postgres and memory; none causes a call to the cluster. */
@NullMarked
package io.dynamote.deployment.api;

import org.jspecify.annotations.NullMarked;
