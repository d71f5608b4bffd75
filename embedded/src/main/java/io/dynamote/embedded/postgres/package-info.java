/** A Postgres server started from its real binaries, without a container. */
@NullMarked
package io.dynamote.embedded.postgres;

import org.jspecify.annotations.NullMarked;
