/** The topics as AsyncAPI, and a JSON Schema for each type on them. */
@NullMarked
package io.dynamote.contracts.event;

import org.jspecify.annotations.NullMarked;
