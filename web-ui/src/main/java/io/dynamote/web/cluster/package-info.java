/** The page on the cluster and the health of every service. */
@NullMarked
package io.dynamote.web.cluster;

import org.jspecify.annotations.NullMarked;
