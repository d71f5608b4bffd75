/** State of the models in the catalog, as other services and downstream tools read it. */
@NullMarked
package io.dynamote.events.model;

import org.jspecify.annotations.NullMarked;
