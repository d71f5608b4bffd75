/** Everything about models: their facts, the copy in memory that answers reads, the table, the API and the catalog file. */
@NullMarked
package io.dynamote.catalog.model;

import org.jspecify.annotations.NullMarked;
