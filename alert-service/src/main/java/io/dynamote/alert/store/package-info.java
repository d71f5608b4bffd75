/** Statements on Postgres, and what is kept there of rules, silences, maintenance windows, routes and receivers. */
@NullMarked
package io.dynamote.alert.store;

import org.jspecify.annotations.NullMarked;
