/** The simulated cluster: an API server with Dynamo's operator, nodes and frontends behind one small door. */
@NullMarked
package io.dynamote.embedded.cluster;

import org.jspecify.annotations.NullMarked;
