/** A small Kubernetes API server over HTTP: a versioned object store, watches, patches and server-side apply. */
@NullMarked
package io.dynamote.embedded.cluster.api;

import org.jspecify.annotations.NullMarked;
