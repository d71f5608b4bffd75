/** The cluster: what it serves, what it holds as far as watches tell, and the few calls that change it. */
@NullMarked
package io.dynamote.deployment.cluster;

import org.jspecify.annotations.NullMarked;
