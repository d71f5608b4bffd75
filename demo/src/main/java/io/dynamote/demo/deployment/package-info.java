/** Deployments of the demo. */
@NullMarked
package io.dynamote.demo.deployment;

import org.jspecify.annotations.NullMarked;
