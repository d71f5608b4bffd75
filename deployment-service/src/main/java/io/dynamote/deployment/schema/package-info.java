/** Checks manifests against the schema that a cluster publishes in its CustomResourceDefinition. Pure: no I/O. */
@NullMarked
package io.dynamote.deployment.schema;

import org.jspecify.annotations.NullMarked;
