/** The copy of the catalog by which requests are checked. */
@NullMarked
package io.dynamote.deployment.models;

import org.jspecify.annotations.NullMarked;
