/** Postgres: advisory locks, outages and JSON columns. */
@NullMarked
package io.dynamote.runtime.database;

import org.jspecify.annotations.NullMarked;
