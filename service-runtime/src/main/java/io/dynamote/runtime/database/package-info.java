/** Postgres: advisory locks and outages. */
@NullMarked
package io.dynamote.runtime.database;

import org.jspecify.annotations.NullMarked;
